package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.util.Map;
import java.util.TreeMap;

/** All that is known of one daily total: what each origin counted, by received day, and what of it waits to be published. */
final class DayTotal {
    private final Tracked series;
    private final long day;
    private final TreeMap<Long, Change> changes = new TreeMap<>();
    private Amounts total = Amounts.ZERO;
    private int waiting;
    private boolean isSaved;

    DayTotal(Tracked series, long day) {
        this.series = series;
        this.day = day;
    }

    /** What became known on one received day. */
    private static final class Change {
        private final Origins<Amounts> origins = new Origins<>();
        private boolean waits;

        Amounts sum() {
            return origins.sum(Amounts.ZERO, Amounts::plus);
        }
    }

    /** Is shown the changes that wait. */
    interface Taker {
        void take(long receivedDay, Amounts change);
    }

    Tracked series() {
        return series;
    }

    /** Epoch day. */
    long day() {
        return day;
    }

    Amounts total() {
        return total;
    }

    /** Sets what an origin has counted; returns by how much the total changed. */
    Amounts put(long receivedDay, int origin, Amounts amounts) {
        Change change = changes.computeIfAbsent(receivedDay, unused -> new Change());
        Amounts before = change.origins.put(origin, amounts);
        Amounts difference = before == null ? amounts : amounts.minus(before);
        if (!difference.isZero()) {
            waiting += change.waits ? 0 : 1;
            change.waits = true;
            total = total.plus(difference);
            isSaved = false;
        }
        return difference;
    }

    /** Whether anything changed since it was last published. */
    boolean waits() {
        return waiting > 0;
    }

    /** Shows the changes that wait, which then wait no more. */
    void takeWaiting(Taker taker) {
        for (Map.Entry<Long, Change> change : changes.entrySet()) {
            if (change.getValue().waits) {
                change.getValue().waits = false;
                taker.take(change.getKey(), change.getValue().sum());
            }
        }
        waiting = 0;
        isSaved = false;
    }

    /** Whether it is saved as it is. */
    boolean isSaved() {
        return isSaved;
    }

    void write(PackedWriter out) {
        out.write(series.number()).write(day);
        changes.forEach((receivedDay, change) -> {
            out.write(receivedDay).writeByte(change.waits ? 1 : 0).write(change.origins.size());
            for (int i = 0; i < change.origins.size(); i++) {
                out.write(change.origins.origin(i)).write(change.origins.value(i));
            }
        });
        isSaved = true;
    }

    /** Reads what follows the series and the day. */
    static DayTotal read(Tracked series, long day, PackedReader in) {
        DayTotal read = new DayTotal(series, day);
        while (in.hasMore()) {
            Change change = new Change();
            read.changes.put(in.readLong(), change);
            change.waits = in.readByte() == 1;
            read.waiting += change.waits ? 1 : 0;
            for (int left = in.readInt(); left > 0; left--) {
                change.origins.put(in.readInt(), in.readAmounts());
            }
            read.total = read.total.plus(change.sum());
        }
        read.isSaved = true;
        return read;
    }
}
