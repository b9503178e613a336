package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.util.Arrays;

/** All that is known of one daily total: its changes by received day, and which of them wait to be published. */
final class DayTotal extends PublishQueue.Member {
    private static final int FEW = 2;

    private final TrackedSeries series;
    private final long day;

    /** In ascending order; most totals have one or two. */
    private long[] receivedDays = new long[FEW];

    private Amounts[] changes = new Amounts[FEW];
    private boolean[] waits = new boolean[FEW];
    private int size;
    private Amounts total = Amounts.ZERO;
    private boolean isWaiting;
    private boolean isSaved = true;

    DayTotal(TrackedSeries series, long day) {
        this.series = series;
        this.day = day;
    }

    /** Is shown the changes that wait. */
    interface Taker {
        void take(long receivedDay, Amounts change);
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

    /** Adds to what became known on a received day, which then waits. */
    void add(long receivedDay, Amounts more) {
        int at = place(receivedDay);
        changes[at] = changes[at].plus(more);
        waits[at] = true;
        total = total.plus(more);
        isWaiting = true;
        isSaved = false;
    }

    @Override
    boolean waits() {
        return isWaiting;
    }

    /** Shows the changes that wait, which then wait no more. */
    void takeWaiting(Taker taker) {
        for (int i = 0; i < size; i++) {
            if (waits[i]) {
                waits[i] = false;
                taker.take(receivedDays[i], changes[i]);
            }
        }
        isWaiting = false;
        isSaved = false;
    }

    @Override
    boolean isSaved() {
        return isSaved;
    }

    void write(PackedWriter out) {
        out.write(series.number()).write(day);
        for (int i = 0; i < size; i++) {
            out.write(receivedDays[i]).writeByte(waits[i] ? 1 : 0).write(changes[i]);
        }
        isSaved = true;
    }

    /** Reads what follows the series and the day. */
    static DayTotal read(TrackedSeries series, long day, PackedReader in) {
        DayTotal read = new DayTotal(series, day);
        while (in.hasMore()) {
            int at = read.place(in.readLong());
            read.waits[at] = in.readByte() == 1;
            read.isWaiting |= read.waits[at];
            read.changes[at] = in.readAmounts();
            read.total = read.total.plus(read.changes[at]);
        }
        return read;
    }

    /** The place of a received day, made where there is none. The latest is asked for most. */
    private int place(long receivedDay) {
        int at = size;
        while (at > 0 && receivedDays[at - 1] >= receivedDay) {
            at--;
        }
        if (at == size || receivedDays[at] != receivedDay) {
            makeRoom(at);
            receivedDays[at] = receivedDay;
            changes[at] = Amounts.ZERO;
            waits[at] = false;
        }
        return at;
    }

    private void makeRoom(int at) {
        if (size == receivedDays.length) {
            receivedDays = Arrays.copyOf(receivedDays, 2 * size);
            changes = Arrays.copyOf(changes, 2 * size);
            waits = Arrays.copyOf(waits, 2 * size);
        }
        System.arraycopy(receivedDays, at, receivedDays, at + 1, size - at);
        System.arraycopy(changes, at, changes, at + 1, size - at);
        System.arraycopy(waits, at, waits, at + 1, size - at);
        size++;
    }
}
