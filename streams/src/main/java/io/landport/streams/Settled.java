package io.landport.streams;

import io.landport.domain.judge.Rejection;
import io.landport.domain.total.PartialTotal;
import java.util.List;

/** What settlement passes on. Sealed: either a contradiction to refuse, or a partial total that changed. */
sealed interface Settled {

    /** The rejection, or none. */
    default List<Rejection> refused() {
        return List.of();
    }

    /** The partial total, or none. */
    default List<PartialTotal> partials() {
        return List.of();
    }

    /** A message that contradicts what came before. */
    record Refused(Rejection rejection) implements Settled {
        @Override
        public List<Rejection> refused() {
            return List.of(rejection);
        }
    }

    /** A partial total that changed since the last commit. */
    record Partial(PartialTotal total) implements Settled {
        @Override
        public List<PartialTotal> partials() {
            return List.of(total);
        }
    }
}
