package io.landport.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.ConsoleSamples;
import io.landport.console.pipeline.PipelineHistory.Point;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.view.ConsoleState;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.Alarm;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.MeasuredSpan.Behind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Samples become minutes, and alarms periods. */
final class HistoryRecorderTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final ConsoleState state = ConsoleSamples.stateAt(START);
    private final FakeHistory archive = new FakeHistory();
    private final HistoryRecorder recorder = new HistoryRecorder(archive);

    @Test
    void shouldAddUpTheRecordsAndKeepTheGreatestLagOfAMinute() {
        // When
        sample(5, 100, 1, Optional.of(30L));
        sample(15, 140, 3, Optional.of(50L));
        sample(59, 150, 3, Optional.of(20L));
        sample(61, 170, 4, Optional.of(0L));
        recorder.write();

        // Then
        assertThat(archive.minutes.values())
                .containsExactly(
                        new MeasuredSpan(START, 54_000, 50, 2, new Behind(50, 7), null),
                        new MeasuredSpan(START.plusSeconds(60), 2_000, 20, 1, new Behind(0, 7), null));
    }

    /** Kafka was away, or the process was stopped: what was read meanwhile belongs to no minute, and nothing is filled in. */
    @Test
    void shouldLeaveAGapWhereNothingWasMeasured() {
        // When
        sample(0, 100, 0, Optional.of(1L));
        sample(600, 900_000, 0, Optional.of(2L));
        recorder.write();

        // Then
        assertThat(archive.minutes.values())
                .containsExactly(
                        new MeasuredSpan(START, 0, 0, 0, new Behind(1, 7), null),
                        new MeasuredSpan(START.plusSeconds(600), 0, 0, 0, new Behind(2, 7), null));
    }

    @Test
    void shouldNotCallAnUnknownLagNone() {
        // When
        sample(0, 1, 0, Optional.empty());
        recorder.write();

        // Then
        assertThat(archive.minutes.get(START).streams()).isNull();
    }

    @Test
    void shouldRecordLaterWhatTheStoreDidNotTake() {
        // Given
        archive.isAway = true;
        state.alarms().set(Alarm.NOT_READY, true, START);
        sample(0, 0, 0, Optional.of(1L));
        sample(50, 10, 0, Optional.of(1L));
        state.alarms().set(Alarm.NOT_READY, false, START.plusSeconds(50));
        sample(100, 20, 0, Optional.of(1L));
        recorder.write();
        assertThat(archive.minutes).isEmpty();

        // When
        archive.isAway = false;
        recorder.write();

        // Then
        assertThat(archive.minutes).containsOnlyKeys(START, START.plusSeconds(60));
        assertThat(archive.alarms)
                .containsExactly(new AlarmPeriod("LandportNotReady", "", START, START.plusSeconds(50), null));
    }

    @Test
    void shouldKeepWhatIsMeasuredWhileTheStoreWrites() {
        // Given
        sample(50, 10, 0, Optional.of(1L));
        archive.meanwhile = () -> sample(60, 20, 0, Optional.of(1L));
        recorder.write();
        archive.meanwhile = () -> {};

        // When
        sample(120, 30, 0, Optional.of(1L));
        recorder.write();

        // Then
        assertThat(archive.minutes)
                .containsOnlyKeys(START, START.plusSeconds(60), START.plusSeconds(120))
                .containsEntry(
                        START.plusSeconds(60),
                        new MeasuredSpan(START.plusSeconds(60), 10_000, 10, 0, new Behind(1, 7), null));
    }

    /** The threads of streams join their group some seconds after the process starts. */
    @Test
    void shouldLeaveOutAlarmsOfSeconds() {
        // When
        state.alarms().setAll(Alarm.DOWN, Set.of("streams"), START);
        state.alarms().setAll(Alarm.DOWN, Set.of(), START.plusSeconds(9));
        sample(9, 0, 0, Optional.of(1L));
        recorder.write();

        // Then
        assertThat(archive.alarms).isEmpty();
    }

    @Test
    void shouldExtendAnAlarmThatHoldsOn() {
        // Given
        state.alarms().setAll(Alarm.LAG, Set.of("streams"), START);

        // When
        sample(10, 0, 0, Optional.of(1L));
        recorder.write();
        sample(30, 0, 0, Optional.of(1L));
        recorder.write();
        state.alarms().setAll(Alarm.LAG, Set.of(), START.plusSeconds(31));
        sample(40, 0, 0, Optional.of(1L));
        recorder.write();
        sample(50, 0, 0, Optional.of(1L));
        recorder.write();

        // Then
        assertThat(archive.alarms)
                .extracting(AlarmPeriod::until)
                .containsExactly(START.plusSeconds(10), START.plusSeconds(30), START.plusSeconds(31));
    }

    @Test
    void shouldGoOnAfterAClockWasSetBack() {
        // When
        sample(3_600, 100, 0, Optional.of(1L));
        recorder.write();
        state.alarms().setAll(Alarm.LAG, Set.of("streams"), START);
        sample(0, 110, 0, Optional.of(1L));
        sample(20, 130, 0, Optional.of(1L));
        recorder.write();

        // Then
        assertThat(archive.minutes.get(START))
                .isEqualTo(new MeasuredSpan(START, 20_000, 20, 0, new Behind(1, 7), null));
        assertThat(archive.alarms)
                .containsExactly(new AlarmPeriod("LandportLag", "streams", START, START.plusSeconds(20), null));
    }

    private void sample(int second, long read, long rejected, Optional<Long> lag) {
        LocalDate day = LocalDate.of(2026, 1, 2);
        state.fates()
                .take(new FateCount(new FateKey("customs.documents.v1", FateKey.UNKNOWN, day, FateKey.READ), read));
        state.fates().take(new FateCount(new FateKey("customs.documents.v1", "cn-gacc", day, "rejected"), rejected));
        state.pipeline()
                .add(new Point(
                        new PipelineSample(
                                START.plusSeconds(second), START, Map.of(), Optional.empty(), List.of(), List.of()),
                        Map.of(),
                        new PipelineLag.Sample(
                                lag.stream()
                                        .map(records -> new Lag(PipelineLag.STREAMS, "d", records, 7.9, 0))
                                        .toList(),
                                Map.of(),
                                List.of()),
                        ProcessFigures.NONE));
        recorder.take(state);
    }
}
