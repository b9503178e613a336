package io.landport.streams.table;

import org.jspecify.annotations.Nullable;

/** Where slices are logged: in order, and compacted, so that of each key at least the latest slice stays. */
@FunctionalInterface
interface SliceLog {
    /** @param slice null to delete the one of this key */
    void write(SliceKey key, byte @Nullable [] slice);
}
