package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * A day from which a reporter counts what it did not count before.
 *
 * @param reporter ISO 3166 alpha-2
 * @param regime what is counted from then on, empty where it is no regime of its own
 * @param day the first day of the series after the break
 * @param note what changed
 */
public record SeriesBreak(String reporter, String regime, LocalDate day, String note) {}
