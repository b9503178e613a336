package io.landport.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once a minute how many records and transactions were written, unless there were none. */
final class ThroughputLog {
    private static final Logger log = LoggerFactory.getLogger(ThroughputLog.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant since;
    private long records;
    private long transactions;

    ThroughputLog(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Adds one transaction. */
    void add(int recordsWritten) {
        records += recordsWritten;
        transactions++;
    }

    void logIfDue() {
        Instant now = clock.instant();
        if (transactions > 0 && Duration.between(since, now).compareTo(PERIOD) >= 0) {
            log.atInfo()
                    .addKeyValue("records", records)
                    .addKeyValue("transactions", transactions)
                    .log("wrote");
            since = now;
            records = 0;
            transactions = 0;
        }
    }
}
