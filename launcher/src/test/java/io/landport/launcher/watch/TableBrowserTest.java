package io.landport.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.terminal.Keystroke;
import io.landport.terminal.Ordering;
import io.landport.terminal.ScreenLine;
import io.landport.terminal.Size;
import io.landport.terminal.Table;
import io.landport.terminal.TableBrowser;
import io.landport.terminal.TableCell;
import io.landport.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableBrowserTest {
    private static final int WIDE = 120;
    private static final List<String> COLUMNS = List.of("crossing", "lines");
    private static final Table TOTALS = new Table(
            List.of("3 totals"),
            COLUMNS,
            List.of(row("manzhouli", 7, true), row("heihe", 900, false), row("Suifenhe", 80, false)),
            List.of());

    private final TableBrowser browser = new TableBrowser(List.of("daily", "fates"));

    @BeforeEach
    void resize() {
        browser.resize(new Size(8, 60));
        browser.lines(TOTALS);
    }

    @Test
    void shouldShowTheViewItsTableAndItsKeys() {
        // Then
        assertThat(shown())
                .containsExactly(
                        "[1 daily]  2 fates",
                        "3 totals",
                        "crossing   lines",
                        "manzhouli      7  *",
                        "heihe        900",
                        "Suifenhe      80",
                        "",
                        "1-2 view  s sort  r reverse  / filter  arrows scroll  q qui");
        assertThat(browser.lines(TOTALS).get(2).isInverse()).isTrue();
    }

    @Test
    void shouldSortByEachColumnInTurnAndThenAsBefore() {
        // When
        press("s");
        List<String> byName = crossings();
        press("s");
        List<String> byLines = crossings();
        press("r");
        List<String> reversed = crossings();
        press("s");

        // Then
        assertThat(byName).containsExactly("Suifenhe", "heihe", "manzhouli");
        assertThat(byLines).containsExactly("heihe", "Suifenhe", "manzhouli");
        assertThat(reversed).containsExactly("manzhouli", "Suifenhe", "heihe");
        assertThat(crossings()).containsExactly("manzhouli", "heihe", "Suifenhe");
    }

    @Test
    void shouldMarkTheColumnByWhichItSorts() {
        // Given
        browser.open(0, Optional.of(new Ordering(1, true)), "");

        // Then
        assertThat(shown().get(2)).isEqualTo("crossing   lines ^");
    }

    @Test
    void shouldFilterWhileTheTextIsTyped() {
        // When
        press("/HE");
        List<String> typing = shown();
        press("q");
        List<String> none = crossings();
        browser.press(Keystroke.of(Keystroke.Kind.BACKSPACE));
        browser.press(Keystroke.of(Keystroke.Kind.ENTER));
        List<String> kept = shown();
        press("q");

        // Then
        assertThat(typing)
                .startsWith("[1 daily]  2 fates  2 of 3 rows with 'HE'")
                .endsWith("filter: HE_   Enter keeps it, Esc removes it");
        assertThat(none).isEmpty();
        assertThat(kept).contains("heihe       900", "Suifenhe     80").noneMatch(line -> line.contains("manzhouli"));
        assertThat(browser.isOver()).as("q after the filter quits").isTrue();
    }

    @Test
    void shouldRemoveTheFilter() {
        // Given
        browser.open(0, Optional.empty(), "heihe");
        List<String> filtered = crossings();

        // When
        browser.press(Keystroke.of(Keystroke.Kind.ESCAPE));

        // Then
        assertThat(filtered).containsExactly("heihe");
        assertThat(crossings()).hasSize(3);
    }

    @Test
    void shouldKeepSortAndFilterOfEachView() {
        // Given
        press("s/heihe");
        browser.press(Keystroke.of(Keystroke.Kind.ENTER));

        // When
        press("2");
        List<String> second = crossings();
        browser.press(Keystroke.of(Keystroke.Kind.TAB));

        // Then
        assertThat(second).containsExactly("manzhouli", "heihe", "Suifenhe");
        assertThat(crossings()).containsExactly("heihe");
        assertThat(shown().get(0)).startsWith("[1 daily] ");
    }

    @Test
    void shouldScrollNotPastTheLastRow() {
        // Given
        browser.resize(new Size(6, 60));
        List<String> top = crossings();

        // When
        browser.press(Keystroke.of(Keystroke.Kind.PAGE_DOWN));
        List<String> bottom = crossings();
        browser.press(Keystroke.of(Keystroke.Kind.UP));

        // Then
        assertThat(top).containsExactly("manzhouli", "heihe");
        assertThat(bottom).containsExactly("heihe", "Suifenhe");
        assertThat(crossings()).containsExactly("manzhouli", "heihe");
    }

    @Test
    void shouldFillExactlyTheTerminalWhateverItsSize() {
        for (int rows = 1; rows <= 12; rows++) {
            for (int columns : List.of(1, 2, 10, 200)) {
                // When
                browser.resize(new Size(rows, columns));
                List<ScreenLine> lines = browser.lines(TOTALS);

                // Then
                int most = Math.max(1, columns - 1);
                assertThat(lines)
                        .hasSize(rows)
                        .allSatisfy(
                                line -> assertThat(TextWidth.of(line.text())).isLessThanOrEqualTo(most));
            }
        }
    }

    @Test
    void shouldShowWhatATerminalWouldExecuteAsText() {
        // Given
        Table hostile = new Table(
                List.of("a\u001b[2Jb"),
                COLUMNS,
                List.of(row("c\u001b]0;title\u0007\nd", 1, false)),
                List.of("e\u202ef"));

        // When
        press("/\u009b");

        // Then: the filter finds nothing, but is shown.
        assertThat(String.join("\n", shown(hostile))).contains("a\\u001B[2Jb", "e\\u202Ef", "with '\\u009B'");
        browser.press(Keystroke.of(Keystroke.Kind.ESCAPE));
        assertThat(shown(hostile)).contains("c\\u001B]0;title\\u0007\\u000Ad      1");
    }

    @Test
    void shouldAlignChineseNames() {
        // Given
        Table names = new Table(
                List.of(), COLUMNS, List.of(row("\u6ee1\u6d32\u91cc", 1, false), row("heihe", 22, false)), List.of());

        // Then
        assertThat(names.text(9, WIDE).lines())
                .containsExactly("crossing  lines", "\u6ee1\u6d32\u91cc        1", "heihe        22");
    }

    /** In 80 columns, as a terminal has them at first, no line breaks and no currency is missing beside its value. */
    @ParameterizedTest
    @CsvSource({
        "120, 'Suifenhe railway, Pogranichny', 7",
        "90, 'Suifenhe railway, Po…', 7",
        "80, 'Suifenhe railway, Pogranic…', 6",
        "60, 'Suifenhe railway, Pogranichny', 4"
    })
    void shouldFitIntoTheTerminal(int width, String crossing, int columns) {
        // Given
        Table table = new Table(
                List.of(),
                List.of("crossing", "sector", "flow", "lines", "value", "currency", "net weight, kg"),
                List.of(new Table.Row(
                        List.of(
                                TableCell.of("Suifenhe railway, Pogranichny"),
                                TableCell.of("wood"),
                                TableCell.of("import"),
                                TableCell.of(1_234_567),
                                TableCell.of(999_999_999),
                                TableCell.of("CNY"),
                                TableCell.of(888_888_888)),
                        true)),
                List.of());

        // When
        List<String> lines = table.text(1, width).lines().toList();

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
        assertThat(lines.get(0).split("  +", -1)).hasSize(columns);
        assertThat(lines.get(1)).startsWith(crossing).endsWith("*");
        assertThat(lines.get(1).contains("CNY")).isEqualTo(lines.get(1).contains("999,999,999"));
    }

    @Test
    void shouldSayThatATopicIsBeingRead() {
        // Then
        assertThat(Table.empty("No totals yet.")
                        .reading("Reading totals: 7 %")
                        .text(9, WIDE)
                        .lines())
                .containsExactly("Reading totals: 7 %");
        assertThat(TOTALS.reading("Reading totals: 7 %").text(9, WIDE).lines())
                .startsWith("3 totals")
                .endsWith("Reading totals: 7 %");
    }

    @Test
    void shouldSayHowManyRowsPlainLinesLeaveOut() {
        // Then
        assertThat(TOTALS.text(1, WIDE).lines())
                .containsExactly("3 totals", "crossing   lines", "manzhouli      7  *", "2 more rows");
    }

    private void press(String characters) {
        characters.codePoints().forEach(point -> browser.press(Keystroke.of(point)));
    }

    private List<String> crossings() {
        List<String> lines = new ArrayList<>(shown());
        return lines.subList(3, lines.size() - 1).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
    }

    private List<String> shown() {
        return shown(TOTALS);
    }

    private List<String> shown(Table table) {
        return browser.lines(table).stream()
                .map(line -> line.text().stripTrailing())
                .toList();
    }

    private static Table.Row row(String crossing, long lines, boolean isChanged) {
        return new Table.Row(List.of(TableCell.of(crossing), TableCell.of(lines)), isChanged);
    }
}
