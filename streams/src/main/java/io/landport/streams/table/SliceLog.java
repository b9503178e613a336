package io.landport.streams.table;

import org.jspecify.annotations.Nullable;

/** The log of slices. It keeps the order, and its compaction keeps at least the latest slice of each key. */
@FunctionalInterface
interface SliceLog {
    /** @param slice null to delete the slice of this key */
    void write(SliceKey key, byte @Nullable [] slice);
}
