package io.landport.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.fate.FateKey;
import io.landport.monitor.FeedHabits;
import io.landport.monitor.OpenDays;
import io.landport.monitor.meter.PipelineMeters.Silence;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Spring Festival of 2026 is from 16 to 19 February in the bundled calendar; hulin-markovo has been closed since 2020. */
final class FeedHabitsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final OpenDays calendar = new OpenDays(ReferenceReader.bundled());
    private final FeedHabits habits = new FeedHabits(calendar, START);

    @Test
    void shouldAllowTwiceTheLongestSilenceBetweenReceivedDays() {
        // Given
        received("2026-02-23", "2026-02-24", "2026-02-27", "2026-02-28");

        // When
        Silence silence = silence("2026-03-02T06:00:00Z");

        // Then
        assertThat(silence.limit()).isEqualTo(Duration.ofDays(6));
        assertThat(silence.silent()).isEqualTo(Duration.ofHours(30));
    }

    @Test
    void shouldNotCountHolidaysAsHabit() {
        // Given
        received("2026-02-14", "2026-02-15", "2026-02-20");

        // When
        Silence silence = silence("2026-02-21T00:00:00Z");

        // Then
        assertThat(silence.limit()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void shouldNotCountTheSilenceOfAHoliday() {
        // Given
        received("2026-02-14", "2026-02-15");

        // When
        Silence silence = silence("2026-02-19T12:00:00Z");

        // Then
        assertThat(silence.silent()).isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldNotCountDaysOnWhichAllItsCrossingsAreClosed() {
        // Given
        received("2026-02-23", "2026-02-24");
        calendar.setCrossings(Map.of("cn-gacc", Set.of("hulin-markovo")));

        // When
        Silence closed = silence("2026-03-02T00:00:00Z");
        calendar.setCrossings(Map.of("cn-gacc", Set.of("hulin-markovo", "heihe-blagoveshchensk")));
        Silence open = silence("2026-03-02T00:00:00Z");

        // Then
        assertThat(closed.silent()).isEqualTo(Duration.ZERO);
        assertThat(open.silent()).isEqualTo(Duration.ofDays(5));
    }

    /** Between the last ferry and the first road on the ice. */
    @Test
    void shouldNotFlagASourceWhoseCrossingsAreClosedByTheSeason(@TempDir Path folder) throws IOException {
        // Given
        ReferenceFolder reference = ReferenceFolder.in(folder);
        reference.append(
                "calendar.csv", ",heihe-blagoveshchensk,closure,--11-05,--12-01,2021-2027,Neither ship nor ice");
        OpenDays seasons = new OpenDays(ReferenceReader.of(reference.path()));
        seasons.setCrossings(Map.of("cn-gacc", Set.of("heihe-blagoveshchensk")));
        FeedHabits seasonal = new FeedHabits(seasons, Instant.parse("2026-11-28T00:00:00Z"));
        for (String day : List.of("2026-11-02", "2026-11-03", "2026-11-04")) {
            seasonal.take(key(day), Instant.parse(day + "T15:00:00Z"));
        }

        // When
        Silence inSeason =
                seasonal.silences(Instant.parse("2026-12-01T12:00:00Z")).get(0);
        Silence afterwards =
                seasonal.silences(Instant.parse("2026-12-08T12:00:00Z")).get(0);

        // Then: an alarm is raised when the silence is longer than the limit.
        assertThat(inSeason.silent()).isLessThan(inSeason.limit());
        assertThat(afterwards.silent()).isGreaterThan(afterwards.limit());
    }

    @Test
    void shouldUseTheSilenceThatItHasObservedForADay() {
        // Given
        received("2026-02-23", "2026-02-27");
        arrived("2026-03-02T01:00:00Z");
        arrived("2026-03-02T01:40:00Z");
        arrived("2026-03-02T02:00:00Z");

        // When
        Silence before = silence("2026-03-02T23:00:00Z");
        Silence after = silence("2026-03-03T01:00:00Z");

        // Then
        assertThat(before.limit()).isEqualTo(Duration.ofDays(8));
        assertThat(after.limit()).isEqualTo(Duration.ofMinutes(80));
        assertThat(after.silent()).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void shouldAllowAQuarterOfAnHourToTheBusiest() {
        // Given
        arrived("2026-03-02T01:00:00Z");
        arrived("2026-03-02T01:00:02Z");

        // When
        Silence silence = silence("2026-03-03T01:00:00Z");

        // Then
        assertThat(silence.limit()).isEqualTo(Duration.ofMinutes(15));
    }

    /** A feed that stops on its first day. */
    @Test
    void shouldLetANewSourceBeSilentForADay() {
        // Given
        arrived("2026-03-02T01:00:00Z");
        arrived("2026-03-02T01:00:10Z");

        // When
        Silence within = silence("2026-03-02T23:59:00Z");

        // Then
        assertThat(within.limit()).isEqualTo(Duration.ofDays(1));
        assertThat(within.isTooLong()).isFalse();
        FeedHabits later = new FeedHabits(calendar, START);
        later.take(key("2026-03-02"), Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(later.silences(Instant.parse("2026-03-03T01:00:01Z")).get(0).isTooLong())
                .isTrue();
    }

    /** A month arrives within seconds, and the next one weeks later. */
    @Test
    void shouldLetASourceDatedByMonthBeSilentForTwoMonths() {
        // Given
        FateKey month = new FateKey("customs.documents.v1", "us-bts", LocalDate.parse("2026-03-02"), "counted");
        habits.take(month, Instant.parse("2026-03-02T01:00:00Z"));
        habits.take(month, Instant.parse("2026-03-02T01:00:30Z"));

        // Then
        assertThat(silence("2026-05-03T01:00:00Z").isTooLong()).isFalse();
        assertThat(silence("2026-05-03T01:00:31Z").isTooLong()).isTrue();
    }

    @Test
    void shouldNotTakeTheCountsOfARebuildForArrivals() {
        // Given
        habits.take(key("2026-02-23"), START.plusSeconds(5));

        // When
        Silence silence = silence("2026-03-02T00:00:10Z");

        // Then
        assertThat(silence.silent()).isEqualTo(Duration.ofDays(6).plusSeconds(10));
    }

    /** Something of each day arrives until its end. */
    private void received(String... days) {
        for (String day : days) {
            habits.take(key(day), Instant.parse(day + "T23:59:59Z").plusSeconds(1));
        }
    }

    private void arrived(String at) {
        habits.take(key(at.substring(0, 10)), Instant.parse(at));
    }

    private Silence silence(String now) {
        return habits.silences(Instant.parse(now)).get(0);
    }

    private static FateKey key(String day) {
        return new FateKey("customs.documents.v1", "cn-gacc", LocalDate.parse(day), "counted");
    }
}
