package io.landport.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers for tests. */
public final class AnswerSamples {
    static final List<Column> COLUMNS = List.of(
            Column.key("day", ColumnType.DAY),
            Column.key("month", ColumnType.MONTH),
            Column.key("crossing", ColumnType.TEXT),
            Column.text("crossing_name"),
            Column.number("lines", ColumnType.COUNT, "1"),
            Column.number("value", ColumnType.AMOUNT, "currency"),
            Column.key("currency", ColumnType.TEXT),
            Column.number("net_weight_kg", ColumnType.AMOUNT, "kg"),
            Column.number("unit_value", ColumnType.RATIO, "currency/kg"));

    private AnswerSamples() {}

    static AnswerHead head(List<Column> columns) {
        return new AnswerHead(
                columns,
                new Provenance(
                        "daily",
                        new TreeMap<>(Map.of("by", "day,month,crossing", "source", "cn-gacc")),
                        Optional.of(LocalDate.of(2021, 3, 1)),
                        3,
                        "2026-11-01",
                        Optional.of(Instant.parse("2021-04-05T06:07:08Z")),
                        List.of(new SourceBasis(
                                "cn-gacc", "China Customs", "", "", "CIF", "FOB", "net", "customs-month", ""))));
    }

    /** A row of {@link #COLUMNS}; null for unknown. */
    static List<Cell> row(
            String day,
            String crossing,
            String name,
            String lines,
            String value,
            String weight,
            @Nullable String unitValue) {
        return List.of(
                Cell.ofText(day),
                Cell.ofText(day.substring(0, 7)),
                Cell.ofText(crossing),
                Cell.ofText(name),
                Cell.of(new BigDecimal(lines)),
                Cell.of(new BigDecimal(value)),
                Cell.ofText("CNY"),
                Cell.of(new BigDecimal(weight)),
                Cell.of(unitValue == null ? null : new BigDecimal(unitValue)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static byte[] written(AnswerFormat format, List<Column> columns, List<Cell>... rows) throws IOException {
        return bytes(format, columns, List.of(rows));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static String text(AnswerFormat format, List<Column> columns, List<Cell>... rows) throws IOException {
        return new String(bytes(format, columns, List.of(rows)), StandardCharsets.UTF_8);
    }

    /** A table on a terminal. */
    static String table(int width, List<Column> columns, List<Cell> row) throws IOException {
        StringWriter text = new StringWriter();
        AnswerOutput out = AnswerOutput.of(text, OptionalInt.of(width));
        AnswerWriter writer = AnswerFormat.TABLE.writer(head(columns), out);
        writer.write(row);
        writer.end(List.of());
        return text.toString();
    }

    private static byte[] bytes(AnswerFormat format, List<Column> columns, List<List<Cell>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerOutput out = AnswerOutput.of(bytes);
        AnswerWriter writer = format.writer(head(columns), out);
        for (List<Cell> row : rows) {
            writer.write(row);
        }
        writer.end(List.of("note: one notice"));
        out.flush();
        return bytes.toByteArray();
    }
}
