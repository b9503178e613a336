package io.landport.domain.total;

/**
 * What one origin has counted so far of one change: cumulative, so the latest of each origin is all that matters, and
 * reading one twice does no harm.
 *
 * @param origin the partition of documents that it sums up
 */
public record PartialTotal(int origin, DailyChange change) {}
