package io.landport.streams.crash;

/** The wall clock of all tasks. Only tests advance it. */
final class ManualTime {
    private long millis = 1_600_000_000_000L;

    long millis() {
        return millis;
    }

    void pass(long more) {
        millis += more;
    }
}
