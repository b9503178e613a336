package io.landport.operations.copy;

import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.BoundedReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies the records of a document topic to a later version of the topic, each exactly once and also if it is killed: the records and the
 * position after them are written in one transaction. Keys, values and headers are not changed. The timestamp becomes the greatest one so
 * far in the record's partition, and records are written in the order of these timestamps, so that the received day of each record is
 * the same in both topics. A record that is not in the partition of its key is not in the partition of its key in the copy either.
 */
public final class DocumentCopy {
    private static final int RECORDS_PER_TRANSACTION = 10_000;
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final byte[] NO_KEY = {};

    private final Installation installation;
    private final String source;
    private final String target;
    private final int perTransaction;

    /**
     * @param source name of the topic that is copied
     * @param target name of the existing topic to which it is copied, with at least two partitions
     */
    public DocumentCopy(Installation installation, String source, String target) {
        this(installation, source, target, RECORDS_PER_TRANSACTION);
    }

    DocumentCopy(Installation installation, String source, String target, int perTransaction) {
        this.installation = installation;
        this.source = source;
        this.target = target;
        this.perTransaction = perTransaction;
    }

    /**
     * Copies all records that are committed now and not yet copied.
     *
     * @param progress receives a line before each transaction
     * @return how many it has copied
     * @throws CommandException if another process begins to copy the same topic
     */
    public long run(Consumer<String> progress) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client());
                KafkaConsumer<byte[], byte[]> consumer = BoundedReader.open(installation.client());
                Producer<byte[], byte[]> producer = producer()) {
            // Ends the transaction of a process that was killed, before the positions are read.
            producer.initTransactions();
            CopyPositions positions = new CopyPositions(installation, cluster);
            List<SourcePartition> sources = sources(consumer, positions);
            Pass pass = new Pass(
                    producer, positions, sources, producer.partitionsFor(target).size());
            return pass.run(new DocumentMerge(consumer, sources), progress);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new CommandException("another process has begun to copy " + source + " to " + target, e);
        }
    }

    private List<SourcePartition> sources(KafkaConsumer<byte[], byte[]> consumer, CopyPositions positions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(BoundedReader.partitions(consumer, source));
        return positions.of(source, target, ends.size()).stream()
                .map(position -> new SourcePartition(
                        position, ends.getOrDefault(new TopicPartition(source, position.partition()), 0L)))
                .toList();
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, target + "-copy");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One pass over the records that are not copied. */
    private final class Pass {
        private final Producer<byte[], byte[]> producer;
        private final CopyPositions positions;
        private final List<SourcePartition> sources;
        private final int targetPartitions;

        Pass(
                Producer<byte[], byte[]> producer,
                CopyPositions positions,
                List<SourcePartition> sources,
                int targetPartitions) {
            this.producer = producer;
            this.positions = positions;
            this.sources = sources;
            this.targetPartitions = targetPartitions;
        }

        long run(DocumentMerge merge, Consumer<String> progress) {
            long copied = 0;
            while (merge.hasNext()) {
                progress.accept("copying %s to %s: %,d records left".formatted(source, target, left()));
                producer.beginTransaction();
                for (int count = 0; count < perTransaction && merge.hasNext(); count++) {
                    copy(merge.next());
                    copied++;
                }
                commit();
            }
            // Also writes the positions of partitions without records: they say which topic is copied.
            producer.beginTransaction();
            sources.forEach(SourcePartition::finish);
            commit();
            return copied;
        }

        private void copy(TimedRecord timed) {
            ConsumerRecord<byte[], byte[]> record = timed.record();
            send(new ProducerRecord<>(
                    target, partitionOf(record), timed.timestamp(), record.key(), record.value(), record.headers()));
        }

        private int partitionOf(ConsumerRecord<byte[], byte[]> record) {
            byte[] key = record.key() == null ? NO_KEY : record.key();
            int own = Topic.partitionOf(key, targetPartitions);
            boolean isMisplaced = Topic.partitionOf(key, sources.size()) != record.partition();
            return isMisplaced ? (own + 1) % targetPartitions : own;
        }

        private void commit() {
            sources.forEach(partition -> send(positions.record(partition.position())));
            producer.commitTransaction();
        }

        private long left() {
            return sources.stream().mapToLong(SourcePartition::left).sum();
        }

        private void send(ProducerRecord<byte[], byte[]> record) {
            // The commit fails if a record is not written.
            Future<?> unused = producer.send(record);
        }
    }
}
