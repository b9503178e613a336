package io.landport.streams.total;

import java.util.Set;
import java.util.TreeSet;

/** A month of a series that has changed, and the received days on which it changed since it was last published. */
final class ChangedMonth extends PublishQueue.QueueEntry {
    private final TrackedSeries series;
    private final long month;
    private final Set<Long> receivedDays = new TreeSet<>();

    /** @param month counted from the year 0 */
    ChangedMonth(TrackedSeries series, long month) {
        this.series = series;
        this.month = month;
    }

    /** A month of which is only known that it was saved unpublished: no received days, which means all. */
    static ChangedMonth restore(TrackedSeries series, long month) {
        ChangedMonth restored = new ChangedMonth(series, month);
        restored.setUnpublished(true);
        return restored;
    }

    TrackedSeries series() {
        return series;
    }

    /** Counted from the year 0. */
    long month() {
        return month;
    }

    /** Adds a received day unless all are to be published. */
    void add(long receivedDay) {
        if (isUnpublished() && receivedDays.isEmpty()) {
            return;
        }
        receivedDays.add(receivedDay);
        setSaved(isSaved() && isUnpublished());
        setUnpublished(true);
    }

    /** Whether the change of a received day is to be published. */
    boolean includes(long receivedDay) {
        return receivedDays.isEmpty() || receivedDays.contains(receivedDay);
    }

    void markPublished() {
        receivedDays.clear();
        setUnpublished(false);
        setSaved(false);
    }
}
