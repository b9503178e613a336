package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic from their beginning and passes on each value as soon as it is committed, on a thread of its own, until
 * it is closed. Tombstones and records that cannot be decoded are skipped. After a failure it starts again from the beginning.
 */
public final class TopicFollower<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Map<String, String> client;
    private final String topic;
    private final RecordValues<V> values;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader;
    private final Runnable following;
    private final RepeatedTask task;
    private volatile boolean isCaughtUp;
    private volatile boolean isFollowing;
    private volatile @Nullable TopicCursor reading;

    private TopicFollower(
            Map<String, String> client,
            Topic<V> topic,
            Wire wire,
            BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader,
            Runnable following) {
        this.client = Map.copyOf(client);
        this.topic = topic.name();
        this.values = new RecordValues<>(topic, wire);
        this.reader = reader;
        this.following = following;
        this.task = new RepeatedTask("follower-" + topic.name(), RETRY, this::follow, () -> {});
    }

    /**
     * Starts following.
     *
     * @param client connection properties
     * @param reader receives each record with its value, on the thread of the follower
     */
    public static <V> TopicFollower<V> start(
            Map<String, String> client,
            Topic<V> topic,
            Wire wire,
            BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader) {
        return start(client, topic, wire, reader, () -> {});
    }

    /**
     * The same.
     *
     * @param following runs on the same thread each time that all earlier records are passed on: at the start, and after a failure
     */
    static <V> TopicFollower<V> start(
            Map<String, String> client,
            Topic<V> topic,
            Wire wire,
            BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader,
            Runnable following) {
        TopicFollower<V> follower = new TopicFollower<>(client, topic, wire, reader, following);
        follower.task.start();
        return follower;
    }

    /** Whether all records that existed at the start are passed on. Stays true. */
    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    /** Whether all earlier records are passed on, and later ones will be. */
    public boolean isFollowing() {
        return isFollowing;
    }

    @Override
    public void close() {
        task.stop();
        TopicCursor cursor = reading;
        if (cursor != null) {
            cursor.wakeup();
        }
        task.close();
    }

    private void follow() {
        try (TopicCursor cursor = new TopicCursor(client, Map.of(topic, TopicCursor.Reader.ofAll(this::take)))) {
            reading = cursor;
            // From here on closing wakes the cursor up.
            while (!task.isClosing()) {
                cursor.poll(POLL);
                if (!isFollowing && cursor.percentRead() == 100) {
                    isFollowing = true;
                    isCaughtUp = true;
                    following.run();
                }
            }
        } catch (WakeupException e) {
            // It is being closed.
        } catch (KafkaException e) {
            LOG.warn("cannot follow {}, retrying: {}", topic, e.getMessage());
        } finally {
            isFollowing = false;
            reading = null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        values.readable(record).ifPresent(value -> reader.accept(record, value));
    }
}
