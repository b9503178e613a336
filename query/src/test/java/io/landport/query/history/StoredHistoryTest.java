package io.landport.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.history.AlarmPeriod.Acknowledgement;
import io.landport.query.history.MeasuredSpan.Behind;
import io.landport.store.Database;
import io.landport.store.schema.RoleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The history in a real PostgreSQL, as the reader of the store writes and reads it. */
@Tag("server")
class StoredHistoryTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant LATER = START.plus(Duration.ofHours(1));

    private static RoleStore roles;

    private final StoredHistory history = new StoredHistory(3);

    @BeforeAll
    static void migrate() throws Exception {
        roles = RoleStore.migrated();
    }

    @BeforeEach
    void empty() throws Exception {
        roles.owner.execute("TRUNCATE pipeline_history, alarm_history, operator_action_log");
    }

    @Test
    void shouldLeaveOutWhatWasNotMeasured() {
        // When
        record(List.of(minute(0, 60_000, 600, 6), minute(1, 30_000, 90, 0), minute(7, 60_000, 0, 0)), List.of());

        // Then
        assertThat(read(MINUTE).spans())
                .containsExactly(minute(0, 60_000, 600, 6), minute(1, 30_000, 90, 0), minute(7, 60_000, 0, 0));
        MeasuredSpan unmeasured = new MeasuredSpan(START.plus(Duration.ofMinutes(30)), 60_000, 1, 0, null, null);
        record(List.of(unmeasured), List.of());
        assertThat(read(MINUTE).spans()).hasSize(4).endsWith(unmeasured);
    }

    @Test
    void shouldAddUpRecordsAndShowTheGreatestLagOfALongerSpan() {
        // Given
        record(
                List.of(
                        new MeasuredSpan(START, 60_000, 600, 6, new Behind(50, 1), new Behind(7, 2)),
                        new MeasuredSpan(START.plus(MINUTE), 30_000, 90, 0, new Behind(20, 9), null)),
                List.of());

        // Then
        assertThat(read(Duration.ofMinutes(5)).spans())
                .containsExactly(new MeasuredSpan(START, 90_000, 690, 6, new Behind(50, 9), new Behind(7, 2)));
    }

    /** Both have measured the minute, one from its middle on. */
    @Test
    void shouldNotDoubleWhatTwoProcessesHaveMeasured() {
        // When
        record(List.of(new MeasuredSpan(START, 60_000, 600, 6, new Behind(50, 1), null)), List.of());
        record(List.of(new MeasuredSpan(START, 30_000, 310, 2, new Behind(20, 3), new Behind(4, 1))), List.of());

        // Then
        assertThat(read(MINUTE).spans())
                .containsExactly(new MeasuredSpan(START, 60_000, 600, 6, new Behind(50, 3), new Behind(4, 1)));
    }

    /** Also if a clock was set to the next month for a while. */
    @Test
    void shouldKeepOneRowForAMinuteOfThirtyDays() throws Exception {
        // Given
        Instant next = START.plus(HistoryArchive.KEPT);
        record(List.of(minute(0, 60_000, 1, 0), minute(1, 60_000, 2, 0)), List.of());

        // When
        record(List.of(new MeasuredSpan(next, 10_000, 3, 0, new Behind(1, 1), null)), List.of());

        // Then
        assertThat(roles.owner.rows("SELECT records_read, measured_ms FROM pipeline_history ORDER BY slot"))
                .containsExactly("3|10000", "2|60000");
        assertThat(read(MINUTE).spans()).containsExactly(minute(1, 60_000, 2, 0));
    }

    @Test
    void shouldContinueAnAlarmThatHoldsOnAndBeginAnotherAfterAMinute() {
        // When
        record(List.of(), List.of(alarm("streams", 100, 110), alarm("consumer", 100, 110)));
        record(List.of(), List.of(alarm("streams", 98, 120)));
        record(List.of(), List.of(alarm("streams", 150, 160)));
        record(List.of(), List.of(alarm("streams", 221, 230)));

        // Then
        assertThat(read(MINUTE).alarms())
                .containsExactly(alarm("streams", 221, 230), alarm("consumer", 100, 110), alarm("streams", 98, 160));
    }

    @Test
    void shouldKeepTheLatestAlarms() {
        // When
        for (int begin = 0; begin <= 400; begin += 100) {
            record(List.of(), List.of(alarm("streams", begin, begin + 10)));
        }

        // Then
        assertThat(read(MINUTE).alarms())
                .containsExactly(alarm("streams", 400, 410), alarm("streams", 300, 310), alarm("streams", 200, 210));
    }

    @Test
    void shouldSayWhoHasAcknowledgedAnAlarm() throws Exception {
        // Given
        roles.owner.execute(
                "INSERT INTO operator_action_log (request_id, at, operator, action, outcome, detail, generation) VALUES"
                        + " ('a', '2026-01-02T03:01:50Z', 'day shift', 'acknowledge', 'recorded', 'LandportLag: first', 1),"
                        + " ('b', '2026-01-02T03:02:05Z', 'night shift', 'acknowledge', 'recorded', 'LandportLag: a: b', 1),"
                        + " ('c', '2026-01-02T03:02:06Z', 'x', 'acknowledge', 'recorded', 'LandportLagGrows: no', 1),"
                        + " ('d', '2026-01-02T03:09:00Z', 'x', 'acknowledge', 'recorded', 'LandportLag: later', 1)");

        // When
        record(List.of(), List.of(alarm("streams", 100, 130), alarm("consumer", 0, 10)));

        // Then
        assertThat(read(MINUTE).alarms())
                .containsExactly(
                        new AlarmPeriod(
                                "LandportLag",
                                "streams",
                                START.plusSeconds(100),
                                START.plusSeconds(130),
                                new Acknowledgement("night shift", Instant.parse("2026-01-02T03:02:05Z"), "a: b")),
                        alarm("consumer", 0, 10));
    }

    /** It shares its password with people. */
    @Test
    void shouldNotBeWrittenByTheAnalyst() {
        try (StoreReader analyst = opened(roles.analyst)) {
            assertThatThrownBy(() -> history.record(analyst, List.of(minute(0, 1, 1, 0)), List.of()))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("lacks a privilege");
        }
    }

    private void record(List<MeasuredSpan> minutes, List<AlarmPeriod> alarms) {
        try (StoreReader reader = opened(roles.reader)) {
            history.record(reader, minutes, alarms);
        }
    }

    private RecordedHistory read(Duration step) {
        try (StoreReader reader = opened(roles.reader)) {
            return history.read(reader, START, LATER, step);
        }
    }

    private static StoreReader opened(Database store) {
        return StoreReader.open(store.address().url(), store.address().user(), "");
    }

    private static MeasuredSpan minute(int number, long millis, long read, long rejected) {
        return new MeasuredSpan(
                START.plus(Duration.ofMinutes(number)), millis, read, rejected, new Behind(10, 1), new Behind(0, 0));
    }

    private static AlarmPeriod alarm(String subject, int since, int until) {
        return new AlarmPeriod("LandportLag", subject, START.plusSeconds(since), START.plusSeconds(until), null);
    }
}
