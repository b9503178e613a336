package io.landport.streams.total;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The as-of day of a source, the windows that end on it, and the series of the source. */
final class SourceClock {
    private final int number;
    private final String source;
    private final List<Window> windows;
    private final List<TrackedSeries> series = new ArrayList<>();
    private final long[] firstDays;
    private long asOf;
    private boolean isUnpublished;
    private PublishQueue.@Nullable Tail publishAfter;

    /** @param asOf epoch day */
    SourceClock(int number, String source, List<Window> windows, long asOf) {
        this.number = number;
        this.source = source;
        this.windows = List.copyOf(windows);
        this.firstDays = new long[windows.size()];
        advance(asOf);
    }

    int number() {
        return number;
    }

    String source() {
        return source;
    }

    List<Window> windows() {
        return windows;
    }

    List<TrackedSeries> series() {
        return series;
    }

    /** The epoch day on which all windows end. */
    long asOf() {
        return asOf;
    }

    /** The epoch day on which a window begins. */
    long firstDay(int window) {
        return firstDays[window];
    }

    boolean includes(int window, long day) {
        return day >= firstDays[window] && day <= asOf;
    }

    /** Moves to a later day, which is then unpublished. */
    void advance(long day) {
        asOf = day;
        LocalDate last = LocalDate.ofEpochDay(day);
        for (int window = 0; window < firstDays.length; window++) {
            firstDays[window] = windows.get(window).firstDay(last).toEpochDay();
        }
        isUnpublished = true;
        publishAfter = null;
    }

    /** Has an unpublished day wait for the windows before this tail, unless it waits for an earlier one. */
    void publishAfter(PublishQueue.Tail windows) {
        if (isUnpublished && publishAfter == null) {
            publishAfter = windows;
        }
    }

    /** Whether the day is unpublished and the windows that it waits for are published. */
    boolean isDue(PublishQueue<?> windows) {
        return isUnpublished && publishAfter != null && windows.isPast(publishAfter);
    }

    /** Whether the day changed since it was last published. */
    boolean isUnpublished() {
        return isUnpublished;
    }

    void setUnpublished(boolean newUnpublished) {
        isUnpublished = newUnpublished;
    }
}
