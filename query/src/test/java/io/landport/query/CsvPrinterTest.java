package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPrinterTest {
    private static final List<AnswerColumn> COLUMNS =
            List.of(AnswerColumn.of(Dimension.SOURCE), AnswerColumn.sum("value"));

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
    void shouldKeepNegativeNumbers() throws IOException {
        // Given
        StringWriter out = new StringWriter();
        Printer csv = OutputFormat.CSV.printer(COLUMNS, out);
        // When
        csv.print(List.of(Cell.ofText("-5"), Cell.of(new BigDecimal("-5.10"))));
        csv.end();
        // Then
        assertThat(out).hasToString("source,value\n'-5,-5.1\n");
    }

    /** The first cell, without the quotes of RFC 4180. */
    private static String printed(Cell cell) throws IOException {
        StringWriter out = new StringWriter();
        Printer csv = OutputFormat.CSV.printer(COLUMNS, out);
        csv.print(List.of(cell, Cell.of(null)));
        csv.end();
        String row = out.toString().replaceFirst("source,value\n", "").replaceFirst(",\n$", "");
        return row.startsWith("\"") ? row.substring(1, row.length() - 1) : row;
    }
}
