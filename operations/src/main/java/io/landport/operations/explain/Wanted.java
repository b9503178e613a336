package io.landport.operations.explain;

import io.landport.query.explain.InputRecords.OffsetRange;

/** The records of a partition that are wanted, in ascending order. */
sealed interface Wanted {

    long next();

    /** Whether a record is wanted; each is taken once, in ascending order. */
    boolean take(long offset);

    /** Whether nothing is wanted from a position on. */
    boolean isDone(long position);

    /** All records of a range. */
    record All(OffsetRange range) implements Wanted {
        @Override
        public long next() {
            return range.first();
        }

        @Override
        public boolean take(long offset) {
            return offset >= range.first() && offset < range.end();
        }

        @Override
        public boolean isDone(long position) {
            return position >= range.end();
        }
    }

    /** Single records. */
    final class Some implements Wanted {
        private final long[] offsets;
        private int at;

        /** @param offsets ascending, not empty */
        Some(long[] offsets) {
            this.offsets = offsets.clone();
        }

        @Override
        public long next() {
            return offsets[Math.min(at, offsets.length - 1)];
        }

        @Override
        public boolean take(long offset) {
            while (at < offsets.length && offsets[at] < offset) {
                at++;
            }
            if (at == offsets.length || offsets[at] != offset) {
                return false;
            }
            at++;
            return true;
        }

        @Override
        public boolean isDone(long position) {
            return at == offsets.length || position > offsets[offsets.length - 1];
        }
    }
}
