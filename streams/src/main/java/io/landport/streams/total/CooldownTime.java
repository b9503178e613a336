package io.landport.streams.total;

/**
 * How long a published entry of a {@link PublishQueue} cools down. The more entries cool down, the longer: entries that change all the
 * time are published at a limited rate, however many they are.
 *
 * @param leastMillis if few entries cool down
 * @param mostMillis if many do
 */
record CooldownTime(long leastMillis, long mostMillis) {
    /** Of everything that is added up from days or lines: months, windows, commodity totals and fates. */
    static final CooldownTime OF_AGGREGATES = new CooldownTime(1_000, 4_000);

    /** Between the shortest and the longest cooldown, about this many entries are published again a second. */
    private static final int PER_SECOND = 150;

    private static final int MILLIS_PER_SECOND = 1_000;

    /** A cooldown that does not depend on other entries. */
    static CooldownTime of(long millis) {
        return new CooldownTime(millis, millis);
    }

    /** @param cooling how many entries cool down */
    long millis(int cooling) {
        long atThatRate = (long) cooling * MILLIS_PER_SECOND / PER_SECOND;
        return Math.min(mostMillis, Math.max(leastMillis, atThatRate));
    }
}
