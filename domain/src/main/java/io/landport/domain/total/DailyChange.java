package io.landport.domain.total;

import java.time.LocalDate;

/**
 * What became known on one day of one daily total. A daily total is the sum of its changes; "as known on D" is the sum of
 * those received up to D.
 *
 * @param receivedDay the UTC day on which it became known
 * @param amounts signed
 */
public record DailyChange(TotalKey key, LocalDate receivedDay, Amounts amounts) {

    /** The key as one readable word: the total's and the ISO received day. */
    public String id() {
        return key.key() + '|' + receivedDay;
    }
}
