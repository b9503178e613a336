package io.landport.launcher.kafka;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.http.token.AccessTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Follows the topic of access tokens and keeps all of them in memory. A change is known as soon as Kafka has delivered it; while Kafka is
 * away, the tokens are those that were known before.
 */
public final class TokenWatch implements AccessTokens, AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final RecordValues<AccessToken> values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, AccessToken> known = new ConcurrentHashMap<>();
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tokens");
    private volatile boolean isClosing;

    private TokenWatch(Map<String, String> client, Topic<AccessToken> topic, Wire wire) {
        this.values = new RecordValues<>(topic, wire);
        this.consumer = BoundedReader.open(client);
        this.partitions = List.of(new TopicPartition(topic.name(), 0));
    }

    /**
     * Starts following.
     *
     * @param client connection properties
     */
    public static TokenWatch start(Map<String, String> client, Topic<AccessToken> topic, Wire wire) {
        TokenWatch watch = new TokenWatch(client, topic, wire);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Waits until all tokens that existed at the start are known. Returns false after the timeout. */
    public boolean awaitLoaded(Duration timeout) throws InterruptedException {
        return loaded.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Not when it has stopped, either: it would miss a revocation. */
    @Override
    public boolean isLoaded() {
        return loaded.getCount() == 0 && thread.isAlive();
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.ofNullable(known.get(id));
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
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isClosing) {
                consumer.poll(POLL).forEach(this::take);
                if (!isLoaded() && isAtEnd()) {
                    loaded.countDown();
                }
            }
        } catch (WakeupException closing) {
            // The watch is being closed.
        }
    }

    /** Later records are not waited for. */
    private boolean isAtEnd() {
        return partitions.stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(Long.MAX_VALUE) == 0);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        values.of(record).ifPresent(token -> known.put(token.id(), token));
    }
}
