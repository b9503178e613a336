package io.landport.bench.peer;

import static java.util.Objects.requireNonNull;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.peer.DocumentBatch.Columns;
import io.landport.contract.Codec;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.TotalKey;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Judges the next batch while PostgreSQL settles the one before. Reads from the stored offsets; those committed to Kafka only show its
 * progress. A member that has lost a partition fails when it writes the offsets.
 */
final class PostgresMember implements AutoCloseable, ConsumerRebalanceListener {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Bounds memory. A batch that lasts longer adds to each total less often, but is not settled while the next is collected. */
    private static final int MAX_DOCUMENTS = 50_000;

    /**
     * For throughput, as of Landport, with the shortest session that the broker admits: the partitions of a killed member are not read
     * for 6 s.
     */
    private static final Map<String, Object> CONSUMER = Map.of(
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "isolation.level", "read_committed",
            "max.poll.records", "5000",
            "session.timeout.ms", "6000",
            "heartbeat.interval.ms", "2000");

    private final Clock clock = Clock.systemUTC();
    private final PlainTables tables;
    private final Codec<TradeDocument> codec;
    private final DocumentJudge judge = new DocumentJudge();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Map<TotalKey, Integer> numbers = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final PublishPace pace = new PublishPace(clock.millis());

    /** Stored offsets that Kafka may not have. */
    private final Map<TopicPartition, OffsetAndMetadata> unreported = new HashMap<>();

    private final Thread thread = new Thread(this::run, "member");
    private volatile boolean isClosing;
    private DocumentBatch batch = new DocumentBatch();
    private OffsetRange offsets = new OffsetRange();
    private Future<OffsetRange> write = CompletableFuture.completedFuture(offsets);

    private PostgresMember(TrialEnvironment environment, PlainTables tables) {
        this.tables = tables;
        codec = environment.wire().codec(environment.topics().documents(Channel.CUSTOMS));
        Map<String, Object> settings = new HashMap<>(CONSUMER);
        settings.putAll(environment.client());
        settings.put("group.id", environment.run());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Starts it. An exception ends the process. */
    static PostgresMember start(TrialEnvironment environment) throws SQLException {
        PostgresMember member = new PostgresMember(environment, PlainTables.open(environment.connect()));
        member.consumer.subscribe(List.of(InputTopic.LANDPORT.name()), member);
        member.thread.start();
        return member;
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing) {
                runOnce();
            }
            writer.shutdown();
            consumer.close();
            tables.close();
        } catch (SQLException | RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void runOnce() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        polled.forEach(this::collect);
        polled.nextOffsets().forEach(this::advance);
        if (batch.size() >= MAX_DOCUMENTS || pace.isDue(clock.millis())) {
            submit();
        }
        if (write.isDone()) {
            completeWrite();
        }
        report();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (!offsets.isEmpty()) {
            submit();
        }
        completeWrite();
        unreported.keySet().removeAll(revoked);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        try {
            positions.putAll(tables.offsets());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the offsets", e);
        }
        assigned.forEach(partition -> {
            long stored = requireNonNull(positions.get(partition.partition()));
            consumer.seek(partition, stored);
            // A member that was killed may have stored it without reporting it.
            unreported.put(partition, new OffsetAndMetadata(stored));
        });
    }

    private void collect(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        TradeDocument document = codec.decode(record.value()).value().orElseThrow();
        judge.revision(id, document).ifPresent(revision -> batch.add(id, revision));
        pace.onRecord(record.timestamp(), clock.millis());
    }

    private void advance(TopicPartition partition, OffsetAndMetadata next) {
        long before = requireNonNull(positions.put(partition.partition(), next.offset()));
        offsets.extend(partition.partition(), before, next.offset());
    }

    /** Submits the batch when the one before is written. */
    private void submit() {
        completeWrite();
        numberTotals();
        Columns documents = batch.columns(numbers);
        OffsetRange covered = offsets;
        write = writer.submit(() -> {
            tables.write(documents, covered);
            return covered;
        });
        batch = new DocumentBatch();
        offsets = new OffsetRange();
        pace.onPublished(clock.millis());
    }

    /** Uses the connection of the writer, which is idle. */
    private void numberTotals() {
        Set<TotalKey> missing = batch.keysWithout(numbers);
        try {
            if (!missing.isEmpty()) {
                numbers.putAll(tables.numbers(missing));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number totals", e);
        }
    }

    private void completeWrite() {
        try {
            OffsetRange written = write.get();
            write = CompletableFuture.completedFuture(new OffsetRange());
            unreported.putAll(nextOffsets(written));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write a batch", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Commits stored offsets to Kafka, again and again until it has them. */
    private void report() {
        if (unreported.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> stored = Map.copyOf(unreported);
        unreported.clear();
        consumer.commitAsync(stored, (reported, failure) -> {
            if (failure != null) {
                reported.forEach(unreported::putIfAbsent);
            }
        });
    }

    private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(OffsetRange written) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        int[] partitions = written.partitions();
        long[] next = written.next();
        for (int index = 0; index < partitions.length; index++) {
            offsets.put(
                    new TopicPartition(InputTopic.LANDPORT.name(), partitions[index]),
                    new OffsetAndMetadata(next[index]));
        }
        return offsets;
    }
}
