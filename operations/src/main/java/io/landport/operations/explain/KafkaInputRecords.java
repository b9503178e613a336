package io.landport.operations.explain;

import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.judge.Origin;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.operations.stage.QuarantineTopic;
import io.landport.query.explain.DocumentRecord;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.ReadingCancelledException;
import io.landport.store.index.DocumentPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the document topics, all partitions at the same time: the partitions are divided among as many readers as the machine has
 * processors, because fetching and skipping records takes most of the time.
 */
public final class KafkaInputRecords implements InputRecords {
    /** More take memory and do not make a broker faster. */
    private static final int MAX_READERS = 4;

    private final Topics topics;
    private final RecordOpener opener;
    private final List<PartitionReader> readers;
    private final ExecutorService threads;
    private final Map<Channel, String> topicIds;
    private final Map<DocumentPartition, Set<Long>> quarantined;
    private volatile boolean isCancelled;

    private KafkaInputRecords(
            Topics topics,
            RecordOpener opener,
            List<PartitionReader> readers,
            Map<Channel, String> topicIds,
            Map<DocumentPartition, Set<Long>> quarantined) {
        this.topics = topics;
        this.opener = opener;
        this.readers = readers;
        this.threads = Executors.newFixedThreadPool(readers.size(), KafkaInputRecords::thread);
        this.topicIds = topicIds;
        this.quarantined = quarantined;
    }

    /**
     * Opens the document topics of a generation.
     *
     * @param installation with a generation
     * @throws io.landport.kafka.admin.KafkaAdminException if there is no such topic, or no broker is reachable
     */
    public static KafkaInputRecords open(Installation installation, KafkaAdmin cluster) {
        return open(installation, cluster, PartitionReader.NEAR);
    }

    /**
     * The same.
     *
     * @param near how many records to read and skip instead of seeking
     */
    public static KafkaInputRecords open(Installation installation, KafkaAdmin cluster, int near) {
        RecordOpener opener = new RecordOpener(installation.topics(), installation.wire());
        Map<Channel, String> topicIds = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            topicIds.put(
                    channel,
                    cluster.topicId(installation.topics().documents(channel).name()));
        }
        Map<DocumentPartition, Set<Long>> quarantined = new QuarantineTopic(installation)
                .all().stream()
                        .collect(Collectors.groupingBy(
                                record -> opener.partition(new TopicPartition(record.topic(), record.partition())),
                                Collectors.mapping(Origin.TopicRecord::offset, Collectors.toSet())));
        List<PartitionReader> readers = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_READERS, Runtime.getRuntime().availableProcessors()); i++) {
            readers.add(new PartitionReader(
                    installation.client(), new RecordOpener(installation.topics(), installation.wire()), near));
        }
        return new KafkaInputRecords(installation.topics(), opener, readers, topicIds, quarantined);
    }

    @Override
    public Optional<String> topicId(Channel channel) {
        return Optional.ofNullable(topicIds.get(channel));
    }

    @Override
    public Map<DocumentPartition, Long> ends() {
        requireNotCancelled();
        Map<DocumentPartition, Long> ends = new HashMap<>();
        for (Channel channel : topicIds.keySet()) {
            readers.get(0)
                    .ends(topics.documents(channel).name())
                    .forEach((partition, end) -> ends.put(opener.partition(partition), end));
        }
        return ends;
    }

    @Override
    public Set<Long> quarantined(DocumentPartition partition) {
        return quarantined.getOrDefault(partition, Set.of());
    }

    @Override
    public void scan(Map<DocumentPartition, OffsetRange> ranges, Consumer<DocumentRecord> to) {
        Map<TopicPartition, Wanted> wanted = new HashMap<>();
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                wanted.put(opener.partition(partition), new Wanted.All(range));
            }
        });
        readAll(wanted, to);
    }

    @Override
    public void read(Map<DocumentPartition, long[]> offsets, Consumer<DocumentRecord> to) {
        Map<TopicPartition, Wanted> wanted = new HashMap<>();
        offsets.forEach((partition, ofPartition) -> {
            if (ofPartition.length > 0) {
                wanted.put(opener.partition(partition), new Wanted.Some(ofPartition));
            }
        });
        readAll(wanted, to);
    }

    @Override
    public void cancel() {
        isCancelled = true;
        readers.forEach(PartitionReader::cancel);
    }

    @Override
    public void close() {
        threads.shutdown();
        readers.forEach(PartitionReader::close);
    }

    private void requireNotCancelled() {
        if (isCancelled) {
            throw new ReadingCancelledException();
        }
    }

    /** Returns when no reader reads any more. If one fails, the others stop. */
    private void readAll(Map<TopicPartition, Wanted> wanted, Consumer<DocumentRecord> to) {
        Object oneAtATime = new Object();
        Consumer<DocumentRecord> receiver = record -> {
            if (!quarantined(record.partition()).contains(record.offset())) {
                synchronized (oneAtATime) {
                    to.accept(record);
                }
            }
        };
        AtomicBoolean hasFailed = new AtomicBoolean();
        List<CompletableFuture<Void>> reading = new ArrayList<>();
        for (Map<TopicPartition, Wanted> part : parts(wanted)) {
            PartitionReader reader = readers.get(reading.size());
            reading.add(CompletableFuture.runAsync(() -> reader.read(part, hasFailed::get, receiver), threads)
                    .whenComplete((read, failure) -> {
                        if (failure != null) {
                            hasFailed.set(true);
                        }
                    }));
        }
        try {
            CompletableFuture.allOf(reading.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        requireNotCancelled();
    }

    /** At most one part for each reader; none is empty. */
    private Collection<Map<TopicPartition, Wanted>> parts(Map<TopicPartition, Wanted> wanted) {
        Map<Integer, Map<TopicPartition, Wanted>> parts = new HashMap<>();
        int next = 0;
        for (Map.Entry<TopicPartition, Wanted> partition : wanted.entrySet()) {
            parts.computeIfAbsent(next++ % readers.size(), reader -> new HashMap<>())
                    .put(partition.getKey(), partition.getValue());
        }
        return parts.values();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "input-records");
        thread.setDaemon(true);
        return thread;
    }
}
