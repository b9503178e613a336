package io.landport.producer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reports the progress of an ingest to a listener, at most every 200 ms. */
final class ProgressReports {
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Clock clock;
    private final IngestListener listener;
    private final Instant start;
    private Instant next;

    ProgressReports(Clock clock, IngestListener listener) {
        this.clock = clock;
        this.listener = listener;
        this.start = clock.instant();
        this.next = start.plus(INTERVAL);
    }

    void step(String input, IngestTally tally) {
        if (!clock.instant().isBefore(next)) {
            tell(input, tally);
        }
    }

    void tell(String input, IngestTally tally) {
        Instant now = clock.instant();
        next = now.plus(INTERVAL);
        listener.progressed(new IngestProgress(input, tally.rows(), tally.rejected(), Duration.between(start, now)));
    }
}
