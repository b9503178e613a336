package io.landport.streams.total;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statistical clock of a source, the windows that end on its day, and the series whose windows they are. */
final class Clock {
    private final int number;
    private final String source;
    private final List<Window> windows;
    private final List<TrackedSeries> series = new ArrayList<>();
    private final long[] firstDays;
    private long asOf;
    private boolean waits;
    private PublishQueue.@Nullable Place place;

    /** @param asOf epoch day */
    Clock(int number, String source, List<Window> windows, long asOf) {
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

    /** Epoch day on which all of its windows end. */
    long asOf() {
        return asOf;
    }

    /** Epoch day on which a window begins. */
    long firstDay(int window) {
        return firstDays[window];
    }

    boolean includes(int window, long day) {
        return day >= firstDays[window] && day <= asOf;
    }

    /** Moves to a later day; it then waits to be published. */
    void advance(long day) {
        asOf = day;
        LocalDate last = LocalDate.ofEpochDay(day);
        for (int window = 0; window < firstDays.length; window++) {
            firstDays[window] = windows.get(window).firstDay(last).toEpochDay();
        }
        waits = true;
        place = null;
    }

    /** Has it wait behind a place in the line of windows, unless it waits behind one already or not at all. */
    void queue(PublishQueue.Place end) {
        if (waits && place == null) {
            place = end;
        }
    }

    /** Whether it waits, and those before it in the line of windows do not. */
    boolean isNext(PublishQueue<?> windows) {
        return waits && place != null && windows.isPast(place);
    }

    /** Whether it has moved since it was last published. */
    boolean waits() {
        return waits;
    }

    void setWaits(boolean newWaits) {
        waits = newWaits;
    }
}
