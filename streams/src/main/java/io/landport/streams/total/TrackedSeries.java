package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.Arrays;

/** A numbered series with the sums of its windows as of its source's clock. */
final class TrackedSeries extends PublishQueue.QueueEntry {
    private final int number;
    private final Series series;
    private final String key;
    private final SourceClock clock;
    private final Amounts[] sums;
    private final boolean[] unpublished;
    private int unpublishedWindows;

    /** The days of the month on which it may have totals, a bit each. */
    private int daysOfMonth;

    TrackedSeries(int number, Series series, SourceClock clock) {
        this.number = number;
        this.series = series;
        this.key = series.key();
        this.clock = clock;
        this.sums = new Amounts[clock.windows().size()];
        Arrays.fill(sums, Amounts.ZERO);
        this.unpublished = new boolean[sums.length];
    }

    int number() {
        return number;
    }

    Series series() {
        return series;
    }

    /** The key of the series, kept because it is long and used often. */
    String key() {
        return key;
    }

    SourceClock clock() {
        return clock;
    }

    /** Notes that it has a total of an epoch day. */
    void addDay(long day) {
        daysOfMonth |= bitOf(day);
    }

    /**
     * Whether it may have a total of an epoch day: it has one on that day of some month. Most series of sources that are dated by month
     * have none on most days, and a lookup for each day of a month that is added up took a fifth of the time of such a source.
     */
    boolean mayHave(long day) {
        return (daysOfMonth & bitOf(day)) != 0;
    }

    private static int bitOf(long day) {
        return 1 << LocalDate.ofEpochDay(day).getDayOfMonth();
    }

    /** The sum of one of the clock's windows. */
    Amounts sum(int window) {
        return sums[window];
    }

    /** Adds to a window's sum, which is then unpublished. */
    void add(int window, Amounts difference) {
        sums[window] = sums[window].plus(difference);
        unpublishedWindows += unpublished[window] ? 0 : 1;
        unpublished[window] = true;
        markChanged();
    }

    /** Marks a window as published; returns whether it was unpublished. */
    boolean markPublished(int window) {
        boolean wasUnpublished = unpublished[window];
        unpublished[window] = false;
        unpublishedWindows -= wasUnpublished ? 1 : 0;
        setUnpublished(unpublishedWindows > 0);
        setSaved(isSaved() && !wasUnpublished);
        return wasUnpublished;
    }

    void write(PackedWriter out) {
        out.write(number);
        for (int window = 0; window < sums.length; window++) {
            out.writeByte(unpublished[window] ? 1 : 0).write(sums[window]);
        }
        setSaved(true);
    }

    /** Reads what follows the number. */
    void read(PackedReader in) {
        for (int window = 0; window < sums.length; window++) {
            unpublished[window] = in.readByte() == 1;
            unpublishedWindows += unpublished[window] ? 1 : 0;
            sums[window] = in.readAmounts();
        }
        setUnpublished(unpublishedWindows > 0);
    }
}
