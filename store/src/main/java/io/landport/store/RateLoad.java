package io.landport.store;

/**
 * What loading a file of rates changed.
 *
 * @param added rates that were not known
 * @param replaced rates that are others now
 * @param withdrawn rates that there are none of any more
 * @param unchanged rates that were known as they are
 */
public record RateLoad(int added, int replaced, int withdrawn, int unchanged) {}
