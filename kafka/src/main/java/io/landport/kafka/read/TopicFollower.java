package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of one partition from its beginning and passes on each value as soon as Kafka delivers it, on a thread of its own, until it is
 * closed. Records that cannot be decoded are left out.
 */
public final class TopicFollower<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final RecordValues<V> values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Consumer<V> reader;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isClosing;

    private TopicFollower(
            Map<String, String> client, Topic<V> topic, Wire wire, String threadName, Consumer<V> reader) {
        this.values = new RecordValues<>(topic, wire);
        this.consumer = new KafkaConsumer<>(
                BoundedReader.properties(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partition = new TopicPartition(topic.name(), 0);
        this.reader = reader;
        this.thread = new Thread(this::run, threadName);
    }

    /**
     * Starts following.
     *
     * @param client connection properties
     * @param reader receives the values
     */
    public static <V> TopicFollower<V> start(
            Map<String, String> client, Topic<V> topic, Wire wire, String threadName, Consumer<V> reader) {
        TopicFollower<V> follower = new TopicFollower<>(client, topic, wire, threadName, reader);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    /** Waits until all records that existed at the start are passed on. Returns false after the timeout. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether all records that existed at the start are passed on, and later ones will be. */
    public boolean isFollowing() {
        return isCaughtUp() && thread.isAlive();
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
        List<TopicPartition> only = List.of(partition);
        try (consumer) {
            consumer.assign(only);
            consumer.seekToBeginning(only);
            while (!isClosing) {
                consumer.poll(POLL).forEach(record -> values.of(record).ifPresent(reader));
                if (!isCaughtUp() && isAtEnd()) {
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException closing) {
            // It is being closed.
        }
    }

    private boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Later records are not waited for. */
    private boolean isAtEnd() {
        return consumer.currentLag(partition).orElse(Long.MAX_VALUE) == 0;
    }
}
