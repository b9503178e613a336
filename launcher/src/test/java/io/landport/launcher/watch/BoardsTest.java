package io.landport.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.reference.Reference;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import io.landport.launcher.stages.StartLines;
import io.landport.reference.ReferenceReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final CrossingLabels LABELS = new CrossingLabels(REFERENCE, false);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void shouldShowWhatIsBeingStartedAndHowLongItTook() {
        // Given
        StringWriter shown = new StringWriter();
        StartLines lines = new StartLines(new PrintWriter(shown));

        // When
        lines.begun("Starting Kafka");
        String atOnce = shown.toString();
        lines.done("Starting Kafka", Duration.ofMillis(3_190));

        // Then
        assertThat(atOnce.lines()).containsExactly("  Starting Kafka ...");
        assertThat(shown.toString().lines()).containsExactly("  Starting Kafka ...", "  Starting Kafka ... 3.1 s");
    }

    @Test
    void shouldAddUpDaysAndMarkWhatChanged() {
        // Given
        DailyBoard board = new DailyBoard(LABELS);
        board.take(new DailyTotal(new TotalKey(series("heihe", "wood"), DAY), Amounts.ofLine(10_000, 2_000)));
        board.take(
                new DailyTotal(new TotalKey(series("heihe", "wood"), DAY.minusDays(1)), Amounts.ofLine(20_000, 1_000)));
        board.take(new DailyTotal(new TotalKey(series("suifenhe", "energy"), DAY), Amounts.ofLine(10_000, 1_000)));
        String first = frame(board);

        // When
        board.take(new DailyTotal(new TotalKey(series("suifenhe", "energy"), DAY), Amounts.ZERO));
        board.take(new DailyTotal(new TotalKey(series("heihe", "wood"), DAY), Amounts.ofLine(50_000, 2_000)));
        String second = frame(board);

        // Then
        assertThat(first.lines().toList().get(0)).isEqualTo("3 daily totals in 2 groups, 2026-03-30 to 2026-03-31");
        assertThat(first.lines().skip(2))
                .extracting(BoardsTest::words)
                .containsExactly("heihe wood import 2 3 CNY 3 *", "suifenhe energy import 1 1 CNY 1 *");
        assertThat(second.lines().skip(2))
                .extracting(BoardsTest::words)
                .containsExactly("heihe wood import 2 7 CNY 3 *");
        assertThat(frame(board)).doesNotContain("*");
    }

    @Test
    void shouldNameCodesOfOpenSchemesAndLeaveOutThoseThatNameNoPlace() {
        // Given
        DailyBoard board = new DailyBoard(LABELS);
        DailyBoard all = new DailyBoard(new CrossingLabels(REFERENCE, true));
        for (String crossing : List.of("us-port:2304", "us-port:23XX", "gacc:1924", "dongning-poltavka")) {
            DailyTotal total =
                    new DailyTotal(new TotalKey(series(crossing, "wood"), DAY), Amounts.ofLine(10_000, 2_000));
            board.take(total);
            all.take(total);
        }

        // Then
        assertThat(frame(board).lines().skip(2))
                .extracting(BoardsTest::words)
                .containsExactly(
                        "dongning-poltavka wood import 1 1 CNY 2 *",
                        "Laredo, TX wood import 1 1 CNY 2 *",
                        "Not shown: 2 groups of codes that name no single place");
        assertThat(frame(all).lines().skip(2))
                .extracting(BoardsTest::words)
                .containsExactly(
                        "dongning-poltavka wood import 1 1 CNY 2 *",
                        "gacc:1924 wood import 1 1 CNY 2 *",
                        "Laredo, TX wood import 1 1 CNY 2 *",
                        "Laredo, TX (district) wood import 1 1 CNY 2 *");
    }

    @Test
    void shouldShowOneWindowAndEachSourcesClock() {
        // Given
        RollingBoard board = new RollingBoard(Window.SEVEN_DAYS, LABELS);
        assertThat(frame(board)).startsWith("No totals of window 7d yet.");
        board.take(RollingTotal.of(series("heihe", "wood"), Window.SEVEN_DAYS, DAY, Amounts.ofLine(10_000, 1_000)));
        board.take(RollingTotal.of(series("heihe", "wood"), Window.YEAR_TO_DATE, DAY, Amounts.ofLine(90_000, 9_000)));
        board.take(new AsOf("us-bts", 0, DAY.minusYears(5)));
        board.take(new AsOf("cn-gacc", 0, DAY));
        board.take(new AsOf("cn-gacc", 1, DAY.plusDays(1)));

        // When
        String frame = frame(board);

        // Then
        assertThat(frame.lines().toList().get(0))
                .isEqualTo(
                        "1 totals of window 7d in 1 groups, as of cn-gacc 2026-03-31 to 2026-04-01, us-bts 2021-03-31");
        assertThat(frame.lines().skip(2))
                .extracting(BoardsTest::words)
                .containsExactly("heihe wood import 1 1 CNY 1 *");
    }

    @Test
    void shouldSetFatesAgainstWhatWasRead() {
        // Given
        FateBoard board = new FateBoard();
        assertThat(frame(board)).startsWith("No fates yet.");
        board.take(fate("any", FateKey.READ, DAY, 5));
        board.take(fate("any", FateKey.READ, DAY.plusDays(1), 3));
        board.take(fate("cn-gacc", "counted", DAY, 4));
        board.take(fate("us-bts", "counted", DAY, 1));
        String first = frame(board);

        // When
        board.take(fate("us-bts", "counted", DAY, 0));
        board.take(fate("us-bts", "replaced", DAY, 1));
        board.take(fate("us-bts", "duplicate", DAY.plusDays(1), 3));
        String second = frame(board);

        // Then
        assertThat(first.lines())
                .extracting(BoardsTest::words)
                .containsExactly(
                        "customs.documents.v1: 8 records read, 5 accounted for, lag 3",
                        "topic source fate messages",
                        "customs.documents.v1 cn-gacc counted 4 *",
                        "customs.documents.v1 us-bts counted 1 *");
        assertThat(second.lines())
                .extracting(BoardsTest::words)
                .containsExactly(
                        "customs.documents.v1: 8 records read, 8 accounted for, lag 0",
                        "topic source fate messages",
                        "customs.documents.v1 cn-gacc counted 4",
                        "customs.documents.v1 us-bts duplicate 3 *",
                        "customs.documents.v1 us-bts replaced 1 *");
    }

    private static String frame(Board<?> board) {
        String text = board.table().text(10, Integer.MAX_VALUE);
        board.shown();
        return text;
    }

    private static FateCount fate(String source, String fate, LocalDate day, long records) {
        return new FateCount(new FateKey("customs.documents.v1", source, day, fate), records);
    }

    private static Series series(String crossing, String sector) {
        return new Series(
                "cn-gacc",
                "CN",
                "RU",
                Series.NOT_SPECIFIED,
                crossing,
                sector,
                Flow.IMPORT,
                Channel.CUSTOMS,
                "general",
                "road",
                "CNY");
    }

    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
