package io.landport.consumer;

import io.landport.contract.RegistryException;
import io.landport.contract.Topic;
import io.landport.store.Backoff;
import io.landport.store.StoreUnavailableException;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads batches of records and writes each with its offsets in one database transaction. If a server is unavailable, stops reading
 * and retries with backoff. For one thread.
 */
final class PollLoop {
    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

    private final String group;
    private final RecordDecoder decoder;
    private final Consumer<byte[], byte[]> consumer;
    private final Store store;
    private final Backoff backoff;
    private final SinkStatus status;
    private final AssignedPartitions partitions;
    private final List<StoreDuty> duties;
    private final ThroughputLog throughput;
    private final BatchReader reader;
    private final SinkListener listener;
    private final Clock clock;

    /** The backoff is a longer poll, not a sleep: a consumer that does not poll is removed from the group. */
    private Duration pollTimeout = POLL_TIMEOUT;

    PollLoop(
            SinkSettings settings,
            RecordDecoder decoder,
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            Store store,
            Backoff backoff,
            SinkStatus status,
            List<StoreDuty> retention,
            Clock clock,
            SinkListener listener) {
        this.group = settings.group();
        this.decoder = decoder;
        this.consumer = consumer;
        this.store = store;
        this.backoff = backoff;
        this.status = status;
        this.partitions = new AssignedPartitions(
                consumer,
                cluster,
                store,
                settings.generation(),
                Stream.of(settings.topics().rejected(), settings.topics().feedRejections())
                        .map(Topic::name)
                        .collect(Collectors.toSet()));
        this.duties = Stream.concat(retention.stream(), Stream.of(StoreDuty.check(clock)))
                .toList();
        this.throughput = new ThroughputLog();
        this.reader = new BatchReader(decoder, consumer, partitions, clock);
        this.listener = listener;
        this.clock = clock;
    }

    void subscribe() {
        consumer.subscribe(decoder.topics(), partitions);
    }

    /** Writes one batch and does the periodic work that is due. */
    void pollOnce() {
        try {
            write(reader.read(pollTimeout));
            partitions.resume();
            for (StoreDuty duty : duties) {
                duty.runIfDue(store);
            }
            backoff.reset();
            pollTimeout = POLL_TIMEOUT;
            status.running(partitions.areAllReading());
        } catch (StoreUnavailableException | BrokerUnavailableException | RegistryException e) {
            partitions.suspend();
            pollTimeout = backoff.next();
            status.waitFor(e);
        }
        throughput.logIfDue();
    }

    private void write(BatchReader.ReadBatch read) throws StoreUnavailableException {
        List<OffsetAdvance> advances = partitions.advances(read.nextOffsets());
        if (advances.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        if (store.write(read.batch(), advances)) {
            partitions.committed(advances);
            throughput.add(read.records());
            listener.committed(committed(read, Duration.ofNanos(System.nanoTime() - start)));
        } else {
            log.warn(
                    "another member of group {} has advanced the stored offsets; nothing written, reading from the stored offsets",
                    group);
            partitions.suspend();
        }
    }

    private CommittedBatch committed(BatchReader.ReadBatch read, Duration took) {
        long now = clock.millis();
        return new CommittedBatch(
                read.records(),
                read.batch().rows(),
                took,
                read.oldest().values().stream()
                        .map(timestamp -> Duration.ofMillis(Math.max(0, now - timestamp)))
                        .toList(),
                read.batch().rejectedDocuments());
    }
}
