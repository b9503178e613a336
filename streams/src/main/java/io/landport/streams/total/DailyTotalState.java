package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.util.Arrays;

/** The state of one daily total: its changes by received day, and which of them are unpublished. */
final class DailyTotalState extends PublishQueue.QueueEntry {
    private static final int INITIAL_CAPACITY = 2;

    private final TrackedSeries series;
    private final long day;

    /** In ascending order; most totals have one or two. */
    private long[] receivedDays = new long[INITIAL_CAPACITY];

    private Amounts[] changes = new Amounts[INITIAL_CAPACITY];
    private boolean[] unpublished = new boolean[INITIAL_CAPACITY];
    private int size;
    private Amounts total = Amounts.ZERO;
    private boolean isUnpublished;
    private boolean isSaved = true;

    DailyTotalState(TrackedSeries series, long day) {
        this.series = series;
        this.day = day;
    }

    /** Receives unpublished changes. */
    interface ChangeVisitor {
        void visit(long receivedDay, Amounts change);
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

    /** Adds to the change of a received day, which is then unpublished. */
    void add(long receivedDay, Amounts more) {
        int at = indexOf(receivedDay);
        changes[at] = changes[at].plus(more);
        unpublished[at] = true;
        total = total.plus(more);
        isUnpublished = true;
        isSaved = false;
    }

    @Override
    boolean isUnpublished() {
        return isUnpublished;
    }

    /** Passes all unpublished changes to the visitor and marks them as published. */
    void publish(ChangeVisitor visitor) {
        for (int i = 0; i < size; i++) {
            if (unpublished[i]) {
                unpublished[i] = false;
                visitor.visit(receivedDays[i], changes[i]);
            }
        }
        isUnpublished = false;
        isSaved = false;
    }

    @Override
    boolean isSaved() {
        return isSaved;
    }

    void write(PackedWriter out) {
        out.write(series.number()).write(day);
        for (int i = 0; i < size; i++) {
            out.write(receivedDays[i]).writeByte(unpublished[i] ? 1 : 0).write(changes[i]);
        }
        isSaved = true;
    }

    /** Reads what follows the series and the day. */
    static DailyTotalState read(TrackedSeries series, long day, PackedReader in) {
        DailyTotalState read = new DailyTotalState(series, day);
        while (in.hasMore()) {
            int at = read.indexOf(in.readLong());
            read.unpublished[at] = in.readByte() == 1;
            read.isUnpublished |= read.unpublished[at];
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
            unpublished[at] = false;
        }
        return at;
    }

    private void makeRoom(int at) {
        if (size == receivedDays.length) {
            receivedDays = Arrays.copyOf(receivedDays, 2 * size);
            changes = Arrays.copyOf(changes, 2 * size);
            unpublished = Arrays.copyOf(unpublished, 2 * size);
        }
        System.arraycopy(receivedDays, at, receivedDays, at + 1, size - at);
        System.arraycopy(changes, at, changes, at + 1, size - at);
        System.arraycopy(unpublished, at, unpublished, at + 1, size - at);
        size++;
    }
}
