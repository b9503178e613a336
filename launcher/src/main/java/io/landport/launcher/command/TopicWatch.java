package io.landport.launcher.command;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.screen.Board;
import io.landport.launcher.screen.Screen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads an aggregate topic from its beginning and shows it: every second on a terminal, otherwise every 5 s. */
final class TopicWatch<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FRAME = Duration.ofSeconds(1);
    private static final Duration PRINTED_FRAME = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Codec<V> codec;
    private final Topic<V> topic;
    private final Board<V> board;
    private final Screen screen;
    private final Supplier<String> heading;

    /** @param heading text above the table */
    TopicWatch(Installation installation, Topic<V> topic, Board<V> board, Screen screen, Supplier<String> heading) {
        this.topic = topic;
        this.codec = installation.wire().codec(topic);
        this.board = board;
        this.screen = screen;
        this.heading = heading;
        this.consumer =
                new KafkaConsumer<>(properties(installation), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Shows the topic until it is over or the time is up. */
    void run(BooleanSupplier isOver, Duration atMost) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long start = System.nanoTime();
        long every = (screen.isTerminal() ? FRAME : PRINTED_FRAME).toNanos();
        long shown = start;
        while (!isOver.getAsBoolean() && System.nanoTime() - start < atMost.toNanos()) {
            consumer.poll(POLL).forEach(this::take);
            if (System.nanoTime() - shown >= every) {
                shown = System.nanoTime();
                show();
            }
        }
        show();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void show() {
        screen.show(heading.get() + board.frame());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            board.take(codec.decode(record.value())
                    .value()
                    .orElseThrow(() -> new CommandException("cannot decode " + topic.name() + " partition "
                            + record.partition() + " offset " + record.offset()
                            + ". Only Landport may write this topic. Compute it again with 'landport rebuild'")));
        }
    }

    private static Map<String, Object> properties(Installation installation) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return properties;
    }
}
