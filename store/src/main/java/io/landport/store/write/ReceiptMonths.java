package io.landport.store.write;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.BitSet;

/**
 * Received months of which the store keeps receipts. Each partition of {@code receipt_log} holds one month, and is used again for
 * another month three years later, when the first has long been deleted. So the writer needs no right to create tables.
 *
 * @param today in UTC
 * @param months how many whole months to keep besides the current one, from 1 to {@link #MAX_KEPT}
 */
public record ReceiptMonths(LocalDate today, int months) {
    /** The partitions of the table. */
    static final int SLOTS = 36;

    /** The longest retention in months. The current month and the next, for clocks that are ahead, have partitions too. */
    public static final int MAX_KEPT = SLOTS - 2;

    private static final long FIRST_MONTH = LocalDate.EPOCH.getLong(ChronoField.PROLEPTIC_MONTH);

    public ReceiptMonths {
        if (months < 1 || months > MAX_KEPT) {
            throw new IllegalArgumentException("receipts are kept from 1 to " + MAX_KEPT + " months, not " + months);
        }
    }

    /** The first received day to keep. */
    LocalDate keptFrom() {
        return today.withDayOfMonth(1).minusMonths(months);
    }

    /** The partitions that belong to no month to keep. */
    BitSet unused() {
        BitSet unused = new BitSet(SLOTS);
        unused.set(0, SLOTS);
        for (int month = 0; month <= months + 1; month++) {
            unused.clear(slot(keptFrom().plusMonths(month)));
        }
        return unused;
    }

    /** The partition of a received day. */
    static int slot(LocalDate receivedDay) {
        return (int) Math.floorMod(receivedDay.getLong(ChronoField.PROLEPTIC_MONTH) - FIRST_MONTH, (long) SLOTS);
    }

    /** The partition as a table, in the schema of partitions. */
    static String table(int slot) {
        return "receipt_log_%02d".formatted(slot);
    }
}
