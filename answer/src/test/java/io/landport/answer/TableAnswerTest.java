package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.terminal.TextWidth;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableAnswerTest {
    private static final List<Column> COLUMNS =
            List.of(Column.text("crossing_name"), Column.text("sector"), Column.number("lines", ColumnType.COUNT, "1"));

    private static final List<Column> WIDE = List.of(
            Column.key("month", ColumnType.TEXT),
            Column.text("crossing_name"),
            Column.key("flow", ColumnType.TEXT),
            Column.text("product"),
            Column.text("remark"),
            Column.number("value", ColumnType.COUNT, "1"),
            Column.text("currency_of_the_documents_of_month"));

    /** As with the option {@code --language zh}: characters that take two columns of a terminal. */
    @Test
    void shouldAlignChineseNamesByDisplayWidth() throws IOException {
        // When
        List<String> lines = AnswerSamples.text(
                        AnswerFormat.TABLE,
                        COLUMNS,
                        row("友谊关口岸（凭祥）", "机电产品", "1234567"),
                        row("Laredo", "textiles", "8"),
                        row("满洲里", "工业机械", "42"))
                .lines()
                .toList();

        // Then
        assertThat(lines)
                .containsExactly(
                        "crossing_name       sector        lines",
                        "友谊关口岸（凭祥）  机电产品  1,234,567",
                        "Laredo              textiles          8",
                        "满洲里              工业机械         42")
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isEqualTo(39));
    }

    @Test
    void shouldWrapNamesOfColumnsInATableThatIsTooWideForATerminal() throws IOException {
        // Given
        String product = "x".repeat(60);

        // When
        String table = AnswerSamples.text(AnswerFormat.TABLE, WIDE, wide(product));

        // Then
        assertThat(table.lines()).allMatch(line -> line.length() <= 120);
        assertThat(table.replaceAll(" +", " ")).isEqualTo("""
                 currency_
                 of_the_
                 crossing_ documents_
                month name flow product remark value of_month
                2021-01 Laredo import %s 7.5 USD
                """.formatted(product));
        // Below each other, at the bottom.
        assertThat(table.lines().map(line -> line.indexOf("crossing_")).toList())
                .isEqualTo(List.of(-1, -1, table.lines().toList().get(3).indexOf("name"), -1, -1));
    }

    @Test
    void shouldDivideATableThatIsStillTooWideForATerminal() throws IOException {
        // Given
        String product = "x".repeat(90);

        // When
        String table = AnswerSamples.text(AnswerFormat.TABLE, WIDE, wide(product));

        // Then
        assertThat(table.lines()).allMatch(line -> line.length() <= 120);
        assertThat(table).isEqualTo("""
                                 crossing_
                month    flow    name       product
                2021-01  import  Laredo     %s

                                        currency_
                                        of_the_
                                        documents_
                month    flow    value  of_month
                2021-01  import    7.5  USD
                """.formatted(product));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void shouldFitIntoATerminalAndKeepValuesBesideTheirCurrency(int width) throws IOException {
        // When
        String table = AnswerSamples.table(
                width,
                AnswerSamples.COLUMNS,
                AnswerSamples.row(
                        "2021-02-03", "suifenhe", "Suifenhe – Pogranichny", "7", "123456789.1", "55.5", "2.5"));

        // Then
        assertThat(table.lines()).allMatch(line -> TextWidth.of(line) <= width);
        for (String part : table.split("\n\n", -1)) {
            assertThat(part.contains("CNY")).as(part).isEqualTo(part.contains("123,456,789") || part.contains("2.5"));
        }
    }

    /** Without a remark. */
    private static List<Cell> wide(String product) {
        return List.of(
                Cell.ofText("2021-01"),
                Cell.ofText("Laredo"),
                Cell.ofText("import"),
                Cell.ofText(product),
                Cell.ofText(null),
                Cell.of(new BigDecimal("7.5")),
                Cell.ofText("USD"));
    }

    private static List<Cell> row(String name, String sector, String lines) {
        return List.of(Cell.ofText(name), Cell.ofText(sector), Cell.of(new BigDecimal(lines)));
    }
}
