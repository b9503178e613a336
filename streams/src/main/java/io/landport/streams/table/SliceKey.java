package io.landport.streams.table;

import java.nio.ByteBuffer;

/** The key of a slice in the log: the number of its page and the offset of its first byte in the page. */
record SliceKey(long page, int from) {
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    SliceKey {
        if (page < 0 || from < 0) {
            throw new IllegalArgumentException("a slice cannot have page " + page + " and offset " + from);
        }
    }

    static SliceKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a slice's key has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SliceKey(buffer.getLong(), buffer.getInt());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(page).putInt(from).array();
    }
}
