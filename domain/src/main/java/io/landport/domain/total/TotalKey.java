package io.landport.domain.total;

import java.time.LocalDate;

/**
 * The key of a daily total.
 *
 * @param day the statistical day
 */
public record TotalKey(Series series, LocalDate day) {

    /** The key as text: that of the series and the day, separated by a bar. */
    public String key() {
        return series.key() + '|' + day;
    }
}
