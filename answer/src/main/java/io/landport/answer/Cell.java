package io.landport.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cell of an answer. Sealed: a text, an exact number, or null. */
public sealed interface Cell {

    /** Text for programs: numbers as plain decimals. */
    String plain();

    /** Number of decimals. */
    default int decimals() {
        return 0;
    }

    /** Text for tables: numbers with thousands separators and a minimum number of decimals. */
    String format(int decimals);

    void write(JsonGenerator json) throws IOException;

    /** Writes the cells of a row as an object with the names of its columns. */
    static void write(List<Cell> row, List<Column> columns, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int index = 0; index < columns.size(); index++) {
            json.writeFieldName(columns.get(index).name());
            row.get(index).write(json);
        }
        json.writeEndObject();
    }

    /** The number, or null. */
    static Cell of(@Nullable BigDecimal number) {
        return number == null ? new Unknown() : new Figure(number);
    }

    /** The text, or null. */
    static Cell ofText(@Nullable String text) {
        return text == null ? new Unknown() : new Text(text);
    }

    record Text(String text) implements Cell {
        @Override
        public String plain() {
            return text;
        }

        @Override
        public String format(int decimals) {
            return PrintableText.of(text);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeString(text);
        }
    }

    /** A number without trailing zeros and without an exponent. */
    record Figure(BigDecimal number) implements Cell {
        public Figure {
            BigDecimal stripped = number.stripTrailingZeros();
            number = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        @Override
        public String plain() {
            return number.toPlainString();
        }

        @Override
        public int decimals() {
            return number.scale();
        }

        @Override
        public String format(int decimals) {
            return String.format(Locale.ROOT, "%,." + Math.max(decimals, number.scale()) + "f", number);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(plain());
        }
    }

    record Unknown() implements Cell {
        @Override
        public String plain() {
            return "";
        }

        @Override
        public String format(int decimals) {
            return "";
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNull();
        }
    }
}
