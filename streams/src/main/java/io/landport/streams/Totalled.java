package io.landport.streams;

import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import java.util.List;

/** What a change of totals publishes. Sealed: the two aggregate topics have one of each. */
sealed interface Totalled {

    /** The daily total, or none. */
    default List<DailyTotal> totals() {
        return List.of();
    }

    /** The daily change, or none. */
    default List<DailyChange> changes() {
        return List.of();
    }

    /** A daily total that changed. */
    record Total(DailyTotal total) implements Totalled {
        @Override
        public List<DailyTotal> totals() {
            return List.of(total);
        }
    }

    /** A daily change that changed. */
    record Change(DailyChange change) implements Totalled {
        @Override
        public List<DailyChange> changes() {
            return List.of(change);
        }
    }
}
