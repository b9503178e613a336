package io.landport.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a lag shrinks, over the last minute. For one thread. */
final class DrainRate {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final double MILLIS = 1_000;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Notes the lag and returns the seconds until it is gone, if it continues to shrink as in the last minute: 0 without lag, infinite if
     * it does not shrink.
     */
    double secondsToClear(long records, long nowMillis) {
        samples.addLast(new Sample(nowMillis, records));
        while (samples.getFirst().millis() < nowMillis - WINDOW.toMillis()) {
            samples.removeFirst();
        }
        if (records == 0) {
            return 0;
        }
        Sample oldest = samples.getFirst();
        long cleared = oldest.records() - records;
        return cleared <= 0 ? Double.POSITIVE_INFINITY : records * ((nowMillis - oldest.millis()) / MILLIS) / cleared;
    }

    private record Sample(long millis, long records) {}
}
