package io.landport.format.bts;

import io.landport.domain.document.Line;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of a BTS file.
 *
 * @param content null if the row has a problem
 * @param problem why it cannot be read, null if it can
 */
record BtsRow(
        RawLine original,
        NaturalKey naturalKey,
        @Nullable Line content,
        @Nullable InvalidRowException problem) {
    /** Identifies a row within its document. */
    record NaturalKey(String commodity, String origin, String container) implements Comparable<NaturalKey> {
        private static final Comparator<NaturalKey> ORDER = Comparator.comparing(NaturalKey::commodity)
                .thenComparing(NaturalKey::origin)
                .thenComparing(NaturalKey::container);

        @Override
        public int compareTo(NaturalKey other) {
            return ORDER.compare(this, other);
        }
    }

    long line() {
        return original.number();
    }
}
