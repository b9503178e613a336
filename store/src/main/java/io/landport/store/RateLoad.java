package io.landport.store;

/**
 * The result of loading a file of rates.
 *
 * @param added number of new rates
 * @param replaced number of corrected rates
 * @param withdrawn number of rates that the file withdrew
 * @param unchanged number of rates that the store had already
 */
public record RateLoad(int added, int replaced, int withdrawn, int unchanged) {}
