package io.landport.query.explain;

import io.landport.domain.document.Outcome;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.store.index.DocumentPartition;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A message that changed a total.
 *
 * @param offset of its record
 * @param receivedDay on which it became known
 * @param before the revision that counted before, empty if none
 * @param after the revision that counts after it, empty if none
 * @param decision the outcome, if the message is a decision
 * @param amounts what it added to the series of the total, or subtracted from them
 */
public record ExplainedChange(
        DocumentPartition partition,
        long offset,
        LocalDate receivedDay,
        ChangeReason reason,
        Optional<Long> before,
        Optional<Long> after,
        Optional<Outcome> decision,
        Map<Series, Amounts> amounts) {

    public ExplainedChange {
        amounts = Map.copyOf(amounts);
    }
}
