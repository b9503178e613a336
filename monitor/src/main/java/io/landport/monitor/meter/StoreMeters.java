package io.landport.monitor.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;

/** What the consumer writes. Updated once a transaction. */
public final class StoreMeters {
    private final MeterRegistry registry;
    private final Timer write;
    private final Timer latency;
    private final Timer endToEnd;
    private final Counter records;
    private final Counter rows;

    StoreMeters(MeterRegistry registry) {
        this.registry = registry;
        this.write = Buckets.timer("landport.store.write", "Time of a transaction of the store that writes a batch")
                .register(registry);
        this.latency = Buckets.timer(
                        "landport.store.latency",
                        "Time from the publication of a record to its commit in the store: of the oldest record of each"
                                + " partition in each transaction")
                .register(registry);
        this.endToEnd = Buckets.timer(
                        "landport.end.to.end",
                        "Time from the timestamp of a document's record until everything that follows from it is committed in"
                                + " the store: of one of the newest records every few seconds")
                .register(registry);
        this.records = Counter.builder("landport.store.records")
                .description("Records read and committed to the store")
                .register(registry);
        this.rows = Counter.builder("landport.store.rows")
                .description("Rows inserted or updated in the store")
                .register(registry);
    }

    /**
     * Notes a committed transaction.
     *
     * @param read the number of records
     * @param written the number of rows
     * @param took the time of the transaction
     * @param ages how old the oldest record of each partition was at the commit
     */
    public void committed(int read, int written, Duration took, Collection<Duration> ages) {
        write.record(took);
        records.increment(read);
        rows.increment(written);
        ages.forEach(latency::record);
    }

    /** Notes how old a document's record was when everything that follows from it had been committed. */
    public void settled(Duration age) {
        endToEnd.record(age);
    }

    /**
     * Notes rejections that were committed to the store.
     *
     * @param stage {@code feed} or {@code judge}
     * @param reason code of the reason
     */
    public void rejected(String stage, String reason, long count) {
        Counter.builder("landport.rejections")
                .description("Rejected documents written to the store, by the stage that rejected them and reason")
                .tag("stage", stage)
                .tag("reason", reason)
                .register(registry)
                .increment((double) count);
    }
}
