package io.landport.domain.total;

import java.time.LocalDate;

/**
 * The change of a daily total that became known on one day. A daily total is the sum of its changes; the total as known on D is the
 * sum of those received up to D.
 *
 * @param receivedDay the UTC day on which it became known
 * @param amounts signed
 */
public record DailyChange(TotalKey key, LocalDate receivedDay, Amounts amounts) {

    /** The key as text: that of the total and the received day, separated by a bar. */
    public String id() {
        return key.key() + '|' + receivedDay;
    }
}
