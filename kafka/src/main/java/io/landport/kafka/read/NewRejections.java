package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.judge.Rejection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed rejections that are written to their topic after this was opened. Not thread-safe. */
public final class NewRejections implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordValues<Rejection> rejections;

    /**
     * @param client connection properties
     * @param topic the rejections of the live generation
     */
    public NewRejections(Map<String, String> client, Topic<Rejection> topic, Wire wire) {
        this.rejections = new RecordValues<>(topic, wire);
        this.consumer = BoundedReader.open(client);
        List<TopicPartition> partitions = BoundedReader.partitions(consumer, topic.name());
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    /** Passes on the rejections since the last call. */
    public void read(Consumer<Rejection> to) {
        BoundedReader.readOn(consumer, record -> rejections.of(record).ifPresent(to));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
