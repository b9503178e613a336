package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.util.Arrays;

/** A series that has a number here, with the sums of its windows as of its source's clock. */
final class TrackedSeries extends PublishQueue.Member {
    private final int number;
    private final Series series;
    private final String key;
    private final Clock clock;
    private final Amounts[] sums;
    private final boolean[] waits;
    private int waiting;
    private boolean isSaved = true;

    TrackedSeries(int number, Series series, Clock clock) {
        this.number = number;
        this.series = series;
        this.key = series.key();
        this.clock = clock;
        this.sums = new Amounts[clock.windows().size()];
        Arrays.fill(sums, Amounts.ZERO);
        this.waits = new boolean[sums.length];
    }

    int number() {
        return number;
    }

    Series series() {
        return series;
    }

    /** The series' key, which is long and asked for often. */
    String key() {
        return key;
    }

    Clock clock() {
        return clock;
    }

    /** The sum of one of the clock's windows. */
    Amounts sum(int window) {
        return sums[window];
    }

    /** Adds to a window's sum. */
    void add(int window, Amounts difference) {
        sums[window] = sums[window].plus(difference);
        waiting += waits[window] ? 0 : 1;
        waits[window] = true;
        isSaved = false;
    }

    @Override
    boolean waits() {
        return waiting > 0;
    }

    /** Whether this window changed since the last call for it. */
    boolean takeWaiting(int window) {
        boolean waited = waits[window];
        waits[window] = false;
        waiting -= waited ? 1 : 0;
        isSaved &= !waited;
        return waited;
    }

    @Override
    boolean isSaved() {
        return isSaved;
    }

    void write(PackedWriter out) {
        out.write(number);
        for (int window = 0; window < sums.length; window++) {
            out.writeByte(waits[window] ? 1 : 0).write(sums[window]);
        }
        isSaved = true;
    }

    /** Reads what follows the number. */
    void read(PackedReader in) {
        for (int window = 0; window < sums.length; window++) {
            waits[window] = in.readByte() == 1;
            waiting += waits[window] ? 1 : 0;
            sums[window] = in.readAmounts();
        }
    }
}
