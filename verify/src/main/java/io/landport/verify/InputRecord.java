package io.landport.verify;

import io.landport.domain.document.Channel;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A record of a document topic as far as its document needs it.
 *
 * @param isInPlace whether it lies in the partition that its key belongs to
 * @param receivedDay the day on which it became known
 */
record InputRecord(Channel channel, boolean isInPlace, LocalDate receivedDay, SortEntry entry) {
    private static final int HEADER = 1 + 1 + Long.BYTES;
    private static final byte YES = 1;
    private static final byte NO = 0;

    static InputRecord of(Channel channel, boolean isInPlace, LocalDate receivedDay, byte[] key, byte[] value) {
        return new InputRecord(channel, isInPlace, receivedDay, new SortEntry(key, value));
    }

    /** What {@link #spilled} has made. */
    static InputRecord of(SortEntry spilled) {
        ByteBuffer header = ByteBuffer.wrap(spilled.value);
        Channel channel = header.get() == YES ? Channel.CUSTOMS : Channel.E_COMMERCE;
        boolean isInPlace = header.get() == YES;
        LocalDate receivedDay = LocalDate.ofEpochDay(header.getLong());
        byte[] value = Arrays.copyOfRange(spilled.value, HEADER, spilled.value.length);
        return of(channel, isInPlace, receivedDay, spilled.key, value);
    }

    byte[] key() {
        return entry.key;
    }

    byte[] value() {
        return entry.value;
    }

    /** All of it but the key. */
    byte[] spilled() {
        return ByteBuffer.allocate(HEADER + value().length)
                .put(channel == Channel.CUSTOMS ? YES : NO)
                .put(isInPlace ? YES : NO)
                .putLong(receivedDay.toEpochDay())
                .put(value())
                .array();
    }
}
