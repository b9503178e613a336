package io.landport.domain.total;

import java.time.LocalDate;

/**
 * What one daily total is of.
 *
 * @param day the statistical day
 */
public record TotalKey(Series series, LocalDate day) {

    /** The key as one readable word: the series' and the ISO day. */
    public String key() {
        return series.key() + '|' + day;
    }
}
