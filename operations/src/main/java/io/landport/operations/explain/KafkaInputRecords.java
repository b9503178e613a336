package io.landport.operations.explain;

import io.landport.domain.document.Channel;
import io.landport.domain.judge.Origin;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.BoundedReader;
import io.landport.operations.stage.QuarantineTopic;
import io.landport.query.explain.DocumentRecord;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.ReadingCancelledException;
import io.landport.store.index.DocumentPartition;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads the document topics with one consumer, all partitions at the same time. Between two wanted records that are far apart it seeks;
 * records between two that are near each other are fetched and skipped, because a seek takes as long as reading a thousand records.
 */
public final class KafkaInputRecords implements InputRecords {
    private static final int NEAR = 1_000;
    private static final Map<String, String> SMALL_FETCHES = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(NEAR),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(128 << 10));

    private final RecordOpener opener;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Channel, String> topicIds;
    private final Map<DocumentPartition, Set<Long>> quarantined;
    private final int near;
    private volatile boolean isCancelled;

    private KafkaInputRecords(
            RecordOpener opener,
            KafkaConsumer<byte[], byte[]> consumer,
            Map<Channel, String> topicIds,
            Map<DocumentPartition, Set<Long>> quarantined,
            int near) {
        this.opener = opener;
        this.consumer = consumer;
        this.topicIds = topicIds;
        this.quarantined = quarantined;
        this.near = near;
    }

    /**
     * Opens the document topics of a generation.
     *
     * @param installation with a generation
     * @throws io.landport.kafka.admin.KafkaAdminException if there is no such topic, or no broker is reachable
     */
    public static KafkaInputRecords open(Installation installation, KafkaAdmin cluster) {
        return open(installation, cluster, NEAR);
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
        return new KafkaInputRecords(
                opener, BoundedReader.open(installation.client(), SMALL_FETCHES), topicIds, quarantined, near);
    }

    @Override
    public Optional<String> topicId(Channel channel) {
        return Optional.ofNullable(topicIds.get(channel));
    }

    @Override
    public Map<DocumentPartition, Long> ends() {
        requireNotCancelled();
        Map<DocumentPartition, Long> ends = new HashMap<>();
        try {
            for (Channel channel : topicIds.keySet()) {
                String topic =
                        opener.partition(new DocumentPartition(channel, 0)).topic();
                consumer.endOffsets(BoundedReader.partitions(consumer, topic))
                        .forEach((partition, end) -> ends.put(opener.partition(partition), end));
            }
        } catch (WakeupException e) {
            throw new ReadingCancelledException(e);
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
        pollAll(wanted, to);
    }

    @Override
    public void read(Map<DocumentPartition, long[]> offsets, Consumer<DocumentRecord> to) {
        Map<TopicPartition, Wanted> wanted = new HashMap<>();
        offsets.forEach((partition, ofPartition) -> {
            if (ofPartition.length > 0) {
                wanted.put(opener.partition(partition), new Wanted.Some(ofPartition));
            }
        });
        pollAll(wanted, to);
    }

    @Override
    public void cancel() {
        isCancelled = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void requireNotCancelled() {
        if (isCancelled) {
            throw new ReadingCancelledException();
        }
    }

    private void pollAll(Map<TopicPartition, Wanted> wanted, Consumer<DocumentRecord> to) {
        try {
            consumer.assign(wanted.keySet());
            wanted.forEach((partition, records) -> consumer.seek(partition, records.next()));
            BoundedReader.read(consumer, () -> unread(wanted), record -> {
                Wanted ofPartition = wanted.get(new TopicPartition(record.topic(), record.partition()));
                if (ofPartition != null) {
                    pass(record, ofPartition, to);
                }
            });
        } catch (WakeupException e) {
            throw new ReadingCancelledException(e);
        }
    }

    private Set<TopicPartition> unread(Map<TopicPartition, Wanted> wanted) {
        requireNotCancelled();
        wanted.entrySet().removeIf(entry -> isDone(entry.getKey(), entry.getValue()));
        return wanted.keySet();
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, Wanted wanted, Consumer<DocumentRecord> to) {
        if (wanted.take(record.offset())) {
            DocumentRecord opened = opener.opened(record);
            if (!quarantined(opened.partition()).contains(record.offset())) {
                to.accept(opened);
            }
        }
    }

    /** Seeks in a partition whose next wanted record is far away. */
    private boolean isDone(TopicPartition partition, Wanted wanted) {
        long position = consumer.position(partition);
        if (wanted.isDone(position)) {
            return true;
        }
        if (wanted.next() - position > near) {
            consumer.seek(partition, wanted.next());
        }
        return false;
    }
}
