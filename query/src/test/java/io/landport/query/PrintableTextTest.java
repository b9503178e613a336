package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
    private static final List<AnswerColumn> COLUMNS =
            List.of(AnswerColumn.of(Dimension.SOURCE), AnswerColumn.remark("name", "name"));

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x1b, 0x7f, 0x9b, 0x200e, 0x200f, 0x202a, 0x202e, 0x2028, 0x2066, 0x2069, 0x61c, 0xfeff})
    void shouldEscapeWhatATerminalExecutesOrReorders(int point) {
        // Given
        String text = "a" + Character.toString(point) + "b";
        // When
        String printed = PrintableText.ofLines(text);
        // Then
        assertThat(printed).isEqualTo("a\\u%04Xb".formatted(point));
        assertThat(PrintableText.of(text)).isEqualTo(printed);
    }

    @Test
    void shouldKeepTextInEveryScript() {
        // Given
        String text = "Забайкальск 满洲里 Достык \u0646\u06cc\u200c\u0631 \ud83d\ude80 C:\\u202E";
        // When
        String printed = PrintableText.of(text);
        // Then
        assertThat(printed).isEqualTo(text);
    }

    @Test
    void shouldKeepLineBreaksOnlyOfLines() {
        // Given
        String text = "a\n\tb";
        // When // Then
        assertThat(PrintableText.ofLines(text)).isEqualTo(text);
        assertThat(PrintableText.of(text)).isEqualTo("a\\u000A\\u0009b");
    }

    @Test
    void shouldEscapeUnpairedSurrogatesAndTags() {
        // Given
        String text = "x\ud800y" + Character.toString(0xe0041);
        // When
        String printed = PrintableText.of(text);
        // Then
        assertThat(printed).isEqualTo("x\\uD800y\\uDB40\\uDC41");
    }

    @Test
    void shouldAlignTablesByWhatTheyShow() throws IOException {
        // Given
        StringWriter out = new StringWriter();
        Printer table = OutputFormat.TABLE.printer(COLUMNS, out);
        // When
        table.print(List.of(Cell.ofText("\u001b[2J"), Cell.ofText("one")));
        table.print(List.of(Cell.ofText("b\nc"), Cell.ofText("two")));
        table.end();
        // Then
        assertThat(out).hasToString("""
                source     name
                \\u001B[2J  one
                b\\u000Ac   two
                """);
    }

    @Test
    void shouldKeepTheRulesOfMachineFormats() throws IOException {
        // Given
        StringWriter csv = new StringWriter();
        StringWriter json = new StringWriter();
        Printer csvPrinter = OutputFormat.CSV.printer(COLUMNS, csv);
        Printer jsonPrinter = OutputFormat.JSON.printer(COLUMNS, json);
        List<Cell> row = List.of(Cell.ofText("a\u202eb"), Cell.ofText("c\u001bd"));
        // When
        csvPrinter.print(row);
        csvPrinter.end();
        jsonPrinter.print(row);
        jsonPrinter.end();
        // Then
        assertThat(csv).hasToString("source,name\na\u202eb,c\u001bd\n");
        assertThat(json).hasToString("[\n{\"source\":\"a\u202eb\",\"name\":\"c\\u001Bd\"}\n]\n");
    }
}
