package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 9: windows, the statistical clock, and how often a key is published. */
final class RollingTest {
    private static final Instant RECEIVED = Instant.parse("2021-05-01T08:00:00Z");
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String TIMBER =
            "cn-gacc|CN|RU|not-specified|suifenhe-grodekovo-rail|wood|import|customs" + "|general|rail|CNY";
    private static final String CARS =
            "us-bts|US|CA|not-specified|us-port:2304|vehicles|export|customs|not-specified|road|USD";

    @TempDir
    private Path folder;

    @AutoClose
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(folder);
    }

    @Test
    void shouldSumEachWindowUpToTheAsOfDayIncludingBothEnds() {
        // Given
        timber("a", "2021-03-20", 1);
        timber("b", "2021-03-14", 10);
        timber("c", "2021-03-13", 100);
        timber("d", "2021-03-01", 1_000);
        timber("e", "2021-02-19", 10_000);
        timber("f", "2021-02-18", 100_000);
        timber("g", "2021-01-01", 1_000_000);
        timber("h", "2020-12-31", 10_000_000);
        timber("i", "2020-03-21", 100_000_000);
        timber("j", "2020-03-20", 1_000_000_000);

        // When
        pipeline.pass(A_SECOND);

        // Then
        Map<String, Rolling> rolling = pipeline.rolling();
        assertThat(value(rolling, "7d")).isEqualTo(11);
        assertThat(value(rolling, "30d")).isEqualTo(11_111);
        assertThat(value(rolling, "mtd")).isEqualTo(1_111);
        assertThat(value(rolling, "ytd")).isEqualTo(1_111_111);
        assertThat(value(rolling, "12m")).isEqualTo(111_111_111);
        assertThat(rolling.get("as-of|cn-gacc|0")).isEqualTo(new AsOf("cn-gacc", 0, LocalDate.of(2021, 3, 20)));
    }

    @Test
    void shouldSubtractDaysThatLeaveAWindowWithoutNewTrade() {
        // Given
        timber("a", "2021-03-20", 5);
        pipeline.pass(A_SECOND);
        pipeline.rolling();

        // When
        pipeline.send(declaration("coal", "2021-03-27", "2701", 7), RECEIVED);
        pipeline.pass(A_SECOND);

        // Then
        Map<String, Rolling> rolling = pipeline.rolling();
        assertThat(rolling.get(TIMBER + "|7d")).isInstanceOfSatisfying(RollingTotal.class, total -> {
            assertThat(total.amounts().lines()).isZero();
            assertThat(total.firstDay()).isEqualTo(LocalDate.of(2021, 3, 21));
            assertThat(total.asOf()).isEqualTo(LocalDate.of(2021, 3, 27));
        });
        assertThat(rolling).doesNotContainKeys(TIMBER + "|30d", TIMBER + "|mtd", TIMBER + "|ytd", TIMBER + "|12m");
        assertThat(rolling.keySet()).last().isEqualTo("as-of|cn-gacc|0");
    }

    @Test
    void shouldMoveMoneyInEveryWindowThatALateAmendmentAffects() {
        // Given
        timber("a", "2021-01-05", 5);
        timber("b", "2021-03-20", 1);
        pipeline.pass(A_SECOND);
        pipeline.rolling();

        // When
        pipeline.send(revision("a", 2, "2021-03-02", "44", 6), RECEIVED);
        pipeline.send(StreamsSamples.released(StreamsSamples.china("a"), 2, 2), RECEIVED);
        pipeline.pass(A_SECOND);

        // Then
        Map<String, Rolling> rolling = pipeline.rolling();
        assertThat(value(rolling, "30d")).isEqualTo(7);
        assertThat(value(rolling, "mtd")).isEqualTo(7);
        assertThat(value(rolling, "ytd")).isEqualTo(7);
        assertThat(value(rolling, "12m")).isEqualTo(7);
        assertThat(rolling).doesNotContainKey(TIMBER + "|7d");
    }

    @Test
    void shouldKeepAClockForEachSourceThatNeverGoesBack() {
        // Given
        timber("a", "2021-03-20", 5);

        // When
        pipeline.send(
                StreamsSamples.export(StreamsSamples.us("cars"), 1, StreamsSamples.line("87", "3", "1")), RECEIVED);
        timber("b", "2021-03-01", 1);
        pipeline.pass(A_SECOND);

        // Then
        Map<String, Rolling> rolling = pipeline.rolling();
        assertThat(rolling.get("as-of|cn-gacc|0")).isEqualTo(new AsOf("cn-gacc", 0, LocalDate.of(2021, 3, 20)));
        assertThat(rolling.get("as-of|us-bts|0")).isEqualTo(new AsOf("us-bts", 0, LocalDate.of(2021, 1, 31)));
        assertThat(rolling).containsKeys(CARS + "|mtd", CARS + "|ytd", CARS + "|12m");
        assertThat(rolling).doesNotContainKeys(CARS + "|7d", CARS + "|30d");
    }

    @Test
    void shouldAdvanceTheClockByRevisionsThatAreNotCounted() {
        // When
        pipeline.send(declaration("pending", "2021-03-25", "44", 1), RECEIVED);
        pipeline.pass(A_SECOND);

        // Then
        assertThat(pipeline.rolling().values()).containsExactly(new AsOf("cn-gacc", 0, LocalDate.of(2021, 3, 25)));
    }

    @Test
    void shouldPublishTheClockAfterTheWindowsThatItChanged() {
        // Given
        timber("a", "2021-03-20", 1);
        pipeline.pass(A_SECOND);
        timber("b", "2021-03-27", 1);
        pipeline.rolling();

        // When
        timber("c", "2021-04-05", 1);

        // Then
        assertThat(pipeline.rolling()).as("within the second").isEmpty();
        pipeline.pass(A_SECOND);
        Map<String, Rolling> rolling = pipeline.rolling();
        assertThat(rolling).containsKey(TIMBER + "|7d");
        assertThat(rolling.keySet()).last().isEqualTo("as-of|cn-gacc|0");
    }

    @Test
    void shouldPublishAKeyAtMostOnceASecond() {
        // Given
        timber("a", "2021-03-20", 1);
        pipeline.pass(A_SECOND);
        pipeline.rolling();

        // When
        timber("b", "2021-03-20", 1);
        pipeline.pass(Duration.ofMillis(400));
        timber("c", "2021-03-20", 1);
        pipeline.pass(Duration.ofMillis(400));
        Map<String, Rolling> early = pipeline.rolling();
        timber("d", "2021-03-20", 1);
        pipeline.pass(Duration.ofMillis(400));

        // Then
        assertThat(early.size() + pipeline.rolling().size()).isEqualTo(2 * 5);
    }

    private void timber(String number, String day, long value) {
        pipeline.send(declaration(number, day, "44", value), RECEIVED);
        pipeline.send(StreamsSamples.released(StreamsSamples.china(number), 1, 1), RECEIVED);
    }

    private static Declaration declaration(String number, String day, String commodity, long value) {
        return revision(number, 1, day, commodity, value);
    }

    private static Declaration revision(String number, long revision, String day, String commodity, long value) {
        DocumentId id = StreamsSamples.china(number);
        Line line = StreamsSamples.line(commodity, Long.toString(value), "1");
        return new Draft(StreamsSamples.chineseImport(id, revision, line))
                .date(LocalDate.parse(day))
                .region(null)
                .declaration();
    }

    /** In whole units. */
    private static long value(Map<String, Rolling> rolling, String window) {
        RollingTotal total = (RollingTotal) rolling.get(TIMBER + '|' + window);
        return total.amounts().value().low() / 10_000;
    }
}
