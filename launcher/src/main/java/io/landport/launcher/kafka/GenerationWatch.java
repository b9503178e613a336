package io.landport.launcher.kafka;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches for a later generation than that of the process to become live. */
public final class GenerationWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final int own;
    private final RecordValues<Generation> values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Generation> replaced = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean isClosing;

    private GenerationWatch(Map<String, String> client, Topic<Generation> topic, Wire wire, int own) {
        this.own = own;
        this.values = new RecordValues<>(topic, wire);
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> only = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(only);
        consumer.seekToBeginning(only);
        this.thread = new Thread(this::run, "generations");
    }

    /** Starts watching. */
    public static GenerationWatch start(Map<String, String> client, Topic<Generation> topic, Wire wire, int own) {
        GenerationWatch watch = new GenerationWatch(client, topic, wire, own);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Completes with the generation that has become live. */
    public CompletableFuture<Generation> replaced() {
        return replaced;
    }

    @Override
    public void close() {
        isClosing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!isClosing && !replaced.isDone()) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException closing) {
            // The watch is being closed.
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        values.of(record)
                .filter(generation -> generation.phase() == Phase.LIVE && generation.number() > own)
                .ifPresent(replaced::complete);
    }
}
