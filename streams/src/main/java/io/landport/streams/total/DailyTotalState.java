package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The state of one daily total: its changes by received day, and whether they are unpublished. */
final class DailyTotalState extends PublishQueue.QueueEntry {
    private static final int INITIAL_CAPACITY = 2;

    private final TrackedSeries series;
    private final long day;

    /** In ascending order; most totals have one or two. */
    private long[] receivedDays = new long[INITIAL_CAPACITY];

    private Amounts[] changes = new Amounts[INITIAL_CAPACITY];
    private int size;
    private Amounts total = Amounts.ZERO;

    DailyTotalState(TrackedSeries series, long day) {
        this.series = series;
        this.day = day;
    }

    TrackedSeries series() {
        return series;
    }

    /** Epoch day. */
    long day() {
        return day;
    }

    Amounts total() {
        return total;
    }

    /** Receives changes in the order of their received days. */
    interface ChangeVisitor {
        void change(long receivedDay, Amounts amounts);
    }

    void forEachChange(ChangeVisitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.change(receivedDays[i], changes[i]);
        }
    }

    /** Adds to the change of a received day. */
    void add(long receivedDay, Amounts more) {
        int at = indexOf(receivedDay);
        changes[at] = changes[at].plus(more);
        total = total.plus(more);
        markChanged();
    }

    /**
     * The total with all its changes, which are then published.
     *
     * @param key of this total
     */
    DailyTotal publish(TotalKey key) {
        DailyChange[] all = new DailyChange[size];
        for (int i = 0; i < size; i++) {
            all[i] = new DailyChange(key, LocalDate.ofEpochDay(receivedDays[i]), changes[i]);
        }
        setUnpublished(false);
        setSaved(false);
        return new DailyTotal(key, total, List.of(all));
    }

    void write(PackedWriter out) {
        out.write(series.number()).write(day).writeByte(isUnpublished() ? 1 : 0);
        for (int i = 0; i < size; i++) {
            out.write(receivedDays[i]).write(changes[i]);
        }
        setSaved(true);
    }

    /** Reads what follows the series and the day. */
    static DailyTotalState read(TrackedSeries series, long day, PackedReader in) {
        DailyTotalState read = new DailyTotalState(series, day);
        read.setUnpublished(in.readByte() == 1);
        while (in.hasMore()) {
            int at = read.indexOf(in.readLong());
            read.changes[at] = in.readAmounts();
            read.total = read.total.plus(read.changes[at]);
        }
        return read;
    }

    /** The index of a received day, which is inserted if it is new. Searches from the end, where most changes are. */
    private int indexOf(long receivedDay) {
        int at = size;
        while (at > 0 && receivedDays[at - 1] >= receivedDay) {
            at--;
        }
        if (at == size || receivedDays[at] != receivedDay) {
            makeRoom(at);
            receivedDays[at] = receivedDay;
            changes[at] = Amounts.ZERO;
        }
        return at;
    }

    private void makeRoom(int at) {
        if (size == receivedDays.length) {
            receivedDays = Arrays.copyOf(receivedDays, 2 * size);
            changes = Arrays.copyOf(changes, 2 * size);
        }
        System.arraycopy(receivedDays, at, receivedDays, at + 1, size - at);
        System.arraycopy(changes, at, changes, at + 1, size - at);
        size++;
    }
}
