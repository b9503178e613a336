package io.landport.terminal;

import java.time.Duration;

/** Times for people: the two largest units. */
final class DurationText {
    private static final int MILLIS_PER_TENTH = 100;
    private static final Duration EXACT = Duration.ofSeconds(10);

    private DurationText() {}

    /** Such as {@code 0.3 s}, {@code 42 s}, {@code 2 min 5 s}, {@code 3 h 10 min} or {@code 2 d 4 h}. */
    static String of(Duration time) {
        if (time.compareTo(EXACT) < 0) {
            return "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / MILLIS_PER_TENTH);
        }
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return time.toDays() == 0
                ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
                : "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
}
