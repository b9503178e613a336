package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.state.AlarmLog.Occurrence;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.monitor.Alarm;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When alarms begin and end. */
final class AlarmLogTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final AlarmLog alarms = new AlarmLog();

    @Test
    void shouldKeepWhenAnAlarmBeganAndEnded() {
        // When
        alarms.set(Alarm.NOT_READY, true, START);
        alarms.set(Alarm.NOT_READY, true, START.plusSeconds(1));
        alarms.setAll(Alarm.UNBALANCED, Set.of("a"), START.plusSeconds(2));
        alarms.set(Alarm.NOT_READY, false, START.plusSeconds(3));

        // Then
        assertThat(alarms.all())
                .containsExactly(
                        new Occurrence(Alarm.UNBALANCED, "a", START.plusSeconds(2), null),
                        new Occurrence(Alarm.NOT_READY, "", START, START.plusSeconds(3)));
        assertThat(alarms.holding(new RecentActions())).isOne();
        assertThat(alarms.holds(Alarm.UNBALANCED, "a")).isTrue();
        assertThat(alarms.holds(Alarm.UNBALANCED, "b")).isFalse();
        assertThat(alarms.holds(Alarm.NOT_READY, "")).isFalse();
        assertThat(alarms.first()).hasValue(START);
    }

    @Test
    void shouldEndAnAlarmForSubjectsThatAreGone() {
        // Given
        alarms.setAll(Alarm.FEED_SILENT, Set.of("a", "b"), START);
        alarms.setAll(Alarm.UNBALANCED, Set.of("a"), START);

        // When
        alarms.setAll(Alarm.FEED_SILENT, Set.of("b", "c"), START.plusSeconds(1));

        // Then
        assertThat(alarms.all())
                .containsExactlyInAnyOrder(
                        new Occurrence(Alarm.FEED_SILENT, "a", START, START.plusSeconds(1)),
                        new Occurrence(Alarm.FEED_SILENT, "b", START, null),
                        new Occurrence(Alarm.FEED_SILENT, "c", START.plusSeconds(1), null),
                        new Occurrence(Alarm.UNBALANCED, "a", START, null));
    }

    /** Until it holds for something else, or again. */
    @Test
    void shouldNotCountWhatIsAcknowledged() {
        // Given
        RecentActions actions = new RecentActions();
        alarms.setAll(Alarm.FEED_SILENT, Set.of("a"), START);
        alarms.set(Alarm.NOT_READY, true, START);

        // When
        actions.take(new OperatorAction(
                "r1",
                START.plusSeconds(5),
                "on call",
                null,
                ActionKind.ACKNOWLEDGE,
                ActionOutcome.RECORDED,
                null,
                null,
                null,
                null,
                "LandportFeedSilent: holiday",
                1));

        // Then
        assertThat(alarms.holding(actions)).isOne();
        alarms.setAll(Alarm.FEED_SILENT, Set.of("a", "b"), START.plusSeconds(6));
        assertThat(alarms.holding(actions)).isEqualTo(2);
        assertThat(actions.acknowledgement("LandportFeedSilent", START).map(OperatorAction::by))
                .hasValue("on call");
        assertThat(actions.acknowledgement("LandportFeedSilent", START.plusSeconds(6)))
                .isEmpty();
        assertThat(actions.acknowledgement("LandportNotReady", START)).isEmpty();
    }

    @Test
    void shouldForgetAllButTheLatest() {
        // When
        for (int second = 0; second < 120; second++) {
            alarms.set(Alarm.NOT_READY, second % 2 == 0, START.plusSeconds(second));
        }

        // Then
        assertThat(alarms.all())
                .hasSize(50)
                .startsWith(new Occurrence(Alarm.NOT_READY, "", START.plusSeconds(118), START.plusSeconds(119)));
    }
}
