package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
    private static final List<Column> COLUMNS = List.of(Column.key("source", ColumnType.TEXT), Column.text("name"));

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
        List<Cell> first = List.of(Cell.ofText("\u001b[2J"), Cell.ofText("one"));
        List<Cell> second = List.of(Cell.ofText("b\nc"), Cell.ofText("two"));
        // When
        String table = AnswerSamples.text(AnswerFormat.TABLE, COLUMNS, first, second);
        // Then
        assertThat(table).isEqualTo("""
                source     name
                \\u001B[2J  one
                b\\u000Ac   two
                """);
    }

    @Test
    void shouldKeepTheRulesOfMachineFormats() throws IOException {
        // Given
        List<Cell> row = List.of(Cell.ofText("a\u202eb"), Cell.ofText("c\u001bd"));
        // When
        String csv = AnswerSamples.text(AnswerFormat.CSV, COLUMNS, row);
        String json = AnswerSamples.text(AnswerFormat.JSON, COLUMNS, row);
        // Then
        assertThat(csv).isEqualTo("source,name\na\u202eb,c\u001bd\n");
        assertThat(json).isEqualTo("[\n{\"source\":\"a\u202eb\",\"name\":\"c\\u001Bd\"}\n]\n");
    }
}
