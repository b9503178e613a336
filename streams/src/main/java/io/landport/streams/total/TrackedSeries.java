package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
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
