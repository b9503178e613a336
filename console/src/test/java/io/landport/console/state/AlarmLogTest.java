package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.state.AlarmLog.Alarm;
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
        alarms.set("store-late", "", true, START);
        alarms.set("store-late", "", true, START.plusSeconds(1));
        alarms.set("unbalanced", "a", true, START.plusSeconds(2));
        alarms.set("unbalanced", "b", false, START.plusSeconds(2));
        alarms.set("store-late", "", false, START.plusSeconds(3));

        // Then
        assertThat(alarms.all())
                .containsExactly(
                        new Alarm("unbalanced", "a", START.plusSeconds(2), null),
                        new Alarm("store-late", "", START, START.plusSeconds(3)));
        assertThat(alarms.holding()).isOne();
        assertThat(alarms.holds("unbalanced", "a")).isTrue();
        assertThat(alarms.holds("store-late", "")).isFalse();
        assertThat(alarms.first()).hasValue(START);
    }

    @Test
    void shouldEndAlarmsOfACodeWhoseSubjectsAreGone() {
        // Given
        alarms.setAll("feed-silent", Set.of("a", "b"), START);
        alarms.set("unbalanced", "a", true, START);

        // When
        alarms.setAll("feed-silent", Set.of("b", "c"), START.plusSeconds(1));

        // Then
        assertThat(alarms.all())
                .containsExactlyInAnyOrder(
                        new Alarm("feed-silent", "a", START, START.plusSeconds(1)),
                        new Alarm("feed-silent", "b", START, null),
                        new Alarm("feed-silent", "c", START.plusSeconds(1), null),
                        new Alarm("unbalanced", "a", START, null));
    }
}
