package io.landport.api;

import java.time.Duration;

/**
 * How slowly a client may take a response. Then its connection is closed, so that it cannot hold it indefinitely.
 *
 * @param least time that every client has
 * @param bytesPerSecond for which it has a second more
 */
record ResponsePace(Duration least, long bytesPerSecond) {
    static final ResponsePace DEFAULT = new ResponsePace(Duration.ofSeconds(30), 16_384);

    ResponsePace {
        if (least.isNegative() || bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "a pace must be positive but is " + least + " and " + bytesPerSecond + " bytes a second");
        }
    }

    /** The time for a response. */
    Duration time(long bytes) {
        return least.plusSeconds(bytes / bytesPerSecond);
    }
}
