package io.landport.launcher.watch;

import io.landport.contract.Topic;
import io.landport.installation.Installation;
import io.landport.kafka.read.BoundedReader;
import io.landport.kafka.read.RecordValues;
import io.landport.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads an aggregate topic from its beginning into a board. */
public final class TopicView<V> implements WatchView {
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final RecordValues<V> values;
    private final Board<V> board;

    public TopicView(Installation installation, Topic<V> topic, Board<V> board) {
        this.topic = topic.name();
        this.values = new RecordValues<>(topic, installation.wire());
        this.board = board;
        this.consumer = BoundedReader.openFollowing(installation.client(), Map.of());
    }

    @Override
    public void advance(Duration atMost) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = BoundedReader.partitions(consumer, topic);
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

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            values.of(record).ifPresent(value -> board.take(value, Instant.ofEpochMilli(record.timestamp())));
        }
    }
}
