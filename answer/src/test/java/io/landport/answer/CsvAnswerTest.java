package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAnswerTest {
    private static final List<Column> COLUMNS =
            List.of(Column.key("source", ColumnType.TEXT), Column.number("value", ColumnType.AMOUNT, "currency"));

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+7", "-7", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "'=1", "''-1", "=\n"})
    void shouldMarkTextsThatASpreadsheetWouldExecute(String text) throws IOException {
        // When
        String cell = printed(Cell.ofText(text));
        // Then
        assertThat(cell).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "=", "'-", "a=1", "2709", "'", "'a", "us-port:2304", " =1"})
    void shouldKeepOtherTexts(String text) throws IOException {
        // When
        String cell = printed(Cell.ofText(text));
        // Then
        assertThat(cell).isEqualTo(text);
    }

    @Test
    void shouldQuoteWhatAFormatNeedsQuoted() throws IOException {
        // Given
        List<Cell> row = List.of(Cell.ofText("a \"b\", c"), Cell.of(new BigDecimal("1E+3")));
        List<Cell> unknown = List.of(Cell.ofText(null), Cell.of(null));

        // When
        String csv = AnswerSamples.text(AnswerFormat.CSV, COLUMNS, row, unknown);
        String ndjson = AnswerSamples.text(AnswerFormat.NDJSON, COLUMNS, row, unknown);

        // Then
        assertThat(csv).isEqualTo("source,value\n\"a \"\"b\"\", c\",1000\n,\n");
        assertThat(ndjson)
                .isEqualTo("{\"source\":\"a \\\"b\\\", c\",\"value\":1000}\n{\"source\":null,\"value\":null}\n");
    }

    @Test
    void shouldKeepNegativeNumbers() throws IOException {
        // Given
        StringWriter out = new StringWriter();
        AnswerOutput output = AnswerOutput.of(out);
        AnswerWriter csv = AnswerFormat.CSV.writer(AnswerSamples.head(COLUMNS), output);
        // When
        csv.write(List.of(Cell.ofText("-5"), Cell.of(new BigDecimal("-5.10"))));
        csv.end(List.of());
        output.flush();
        // Then
        assertThat(out).hasToString("source,value\n'-5,-5.1\n");
    }

    @Test
    void shouldBeginWithAByteOrderMarkOnRequest() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerOutput output = AnswerOutput.of(bytes).withByteOrderMark();
        // When
        AnswerWriter csv = AnswerFormat.CSV.writer(AnswerSamples.head(COLUMNS), output);
        csv.end(List.of());
        output.flush();
        // Then
        assertThat(bytes.toByteArray()).startsWith(0xef, 0xbb, 0xbf, 's', 'o', 'u', 'r', 'c', 'e');
    }

    /** The first cell, without the quotes of RFC 4180. */
    private static String printed(Cell cell) throws IOException {
        StringWriter out = new StringWriter();
        AnswerOutput output = AnswerOutput.of(out);
        AnswerWriter csv = AnswerFormat.CSV.writer(AnswerSamples.head(COLUMNS), output);
        csv.write(List.of(cell, Cell.of(null)));
        csv.end(List.of());
        output.flush();
        String row = out.toString().replaceFirst("source,value\n", "").replaceFirst(",\n$", "");
        return row.startsWith("\"") ? row.substring(1, row.length() - 1) : row;
    }
}
