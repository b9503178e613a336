package io.landport.domain.total;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The change of a month of a series that became known on one day: the sum of the changes of the month's daily totals. The total of a
 * month is the sum of its changes.
 *
 * @param month of the statistical days
 * @param receivedDay the UTC day on which it became known
 * @param amounts signed
 */
public record MonthlyChange(Series series, YearMonth month, LocalDate receivedDay, Amounts amounts) {

    /** The key as text: that of the series, the month and the received day, separated by bars. */
    public String key() {
        return series.key() + '|' + month + '|' + receivedDay;
    }
}
