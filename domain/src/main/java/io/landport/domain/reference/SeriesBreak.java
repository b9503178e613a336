package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * A day from which the figures of a reporter are not comparable with earlier ones.
 *
 * @param reporter ISO 3166 alpha-2
 * @param regime that is counted from that day, empty if the break concerns no single regime
 * @param day the first day after the break
 * @param note what changed
 */
public record SeriesBreak(String reporter, String regime, LocalDate day, String note) {}
