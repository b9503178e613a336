package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.terminal.TextWidth;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableAnswerTest {
    private static final List<Column> COLUMNS =
            List.of(Column.text("crossing_name"), Column.text("sector"), Column.number("lines", ColumnType.COUNT, "1"));

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

    private static List<Cell> row(String name, String sector, String lines) {
        return List.of(Cell.ofText(name), Cell.ofText(sector), Cell.of(new BigDecimal(lines)));
    }
}
