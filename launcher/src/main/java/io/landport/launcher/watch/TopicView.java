package io.landport.launcher.watch;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads an aggregate topic from its beginning into a board. */
public final class TopicView<V> implements WatchView {
    private final Consumer<String, byte[]> consumer;
    private final Codec<V> codec;
    private final Topic<V> topic;
    private final Board<V> board;

    public TopicView(Installation installation, Topic<V> topic, Board<V> board) {
        this.topic = topic;
        this.codec = installation.wire().codec(topic);
        this.board = board;
        this.consumer =
                new KafkaConsumer<>(properties(installation), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void advance(Duration atMost) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        consumer.poll(atMost).forEach(this::take);
    }

    @Override
    public Table table() {
        return board.table();
    }

    @Override
    public void shown() {
        board.shown();
    }

    /** The consumer has no group and commits nothing: a broker that does not answer must not delay the end. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            V value = codec.decode(record.value())
                    .value()
                    .orElseThrow(() -> new CommandException("cannot decode " + topic.name() + " partition "
                            + record.partition() + " offset " + record.offset()
                            + ". Only Landport may write this topic. Compute it again with 'landport rebuild'"));
            board.take(value, Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private static Map<String, Object> properties(Installation installation) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return properties;
    }
}
