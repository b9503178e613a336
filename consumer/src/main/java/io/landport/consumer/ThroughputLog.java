package io.landport.consumer;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once a minute how many records and transactions were written, unless there were none. */
final class ThroughputLog {
    private static final Logger log = LoggerFactory.getLogger(ThroughputLog.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private long since = System.nanoTime();
    private long records;
    private long transactions;

    /** Adds one transaction. */
    void add(int recordsWritten) {
        records += recordsWritten;
        transactions++;
    }

    void logIfDue() {
        long now = System.nanoTime();
        if (transactions > 0 && now - since >= PERIOD.toNanos()) {
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
