package io.landport.streams;

import io.landport.streams.commit.CommitCost;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka clients of a pipeline. Its consumer fetches as configured while records arrive, and a few times a second after none has arrived
 * for a while: fetches of an idle pipeline were most of what it cost. Records are late by less than twice {@link #IDLE_WAIT} for that: what
 * arrives after the fetch of a poll was answered is fetched by the next poll and returned by the one after it.
 */
final class PipelineClients implements KafkaClientSupplier {
    /** How long no record has arrived before the consumer is idle. Longer than the pauses of a feed that sends continuously. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(2);

    /** The time between two polls of an idle consumer, in which it sends no fetch. */
    static final Duration IDLE_WAIT = Duration.ofMillis(200);

    private final UnaryOperator<Consumer<byte[], byte[]>> wrapper;

    /** @param wrapper of the consumer of the pipeline's input */
    PipelineClients(UnaryOperator<Consumer<byte[], byte[]>> wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return flushingOnce(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), System::nanoTime);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return idling(
                wrapper.apply(getRestoreConsumer(config)),
                System::nanoTime,
                wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getRestoreConsumer(config);
    }

    /**
     * A producer that writes what all tasks of a commit have sent at once. Kafka Streams flushes it for each task, which costs a request
     * each, and the broker a record of the transaction's state for its partitions; only the commit needs the records to be written. It notes
     * how long each commit takes as the {@link CommitCost} of the thread.
     *
     * @param nanos a clock
     */
    static Producer<byte[], byte[]> flushingOnce(Producer<byte[], byte[]> producer, LongSupplier nanos) {
        FlushingOnce flushingOnce = new FlushingOnce(producer, nanos);
        return ClientProxy.of(Producer.class, producer, (name, arguments, original) -> switch (name) {
            case "flush" -> null;
            case "sendOffsetsToTransaction" -> flushingOnce.sendOffsets(arguments, original);
            case "commitTransaction" -> flushingOnce.commit(arguments, original);
            default -> original.call(arguments);
        });
    }

    /** Used by the thread of the producer. */
    private static final class FlushingOnce {
        private final Producer<byte[], byte[]> producer;
        private final LongSupplier nanos;
        private long begun;

        FlushingOnce(Producer<byte[], byte[]> producer, LongSupplier nanos) {
            this.producer = producer;
            this.nanos = nanos;
        }

        @Nullable
        Object sendOffsets(@Nullable Object[] arguments, ClientProxy.Method original) throws Throwable {
            begun = nanos.getAsLong();
            producer.flush();
            try {
                return original.call(arguments);
            } catch (KafkaException e) {
                // Kafka Streams restarts its tasks after a timeout, as it would have done after its own flush.
                throw e.getCause() instanceof TimeoutException timeout ? timeout : e;
            }
        }

        @Nullable
        Object commit(@Nullable Object[] arguments, ClientProxy.Method original) throws Throwable {
            Object result = original.call(arguments);
            CommitCost.ofThisThread().add(Duration.ofNanos(nanos.getAsLong() - begun));
            return result;
        }
    }

    /**
     * A consumer that waits between polls while it is idle.
     *
     * @param nanos a clock
     * @param sleep waits for so long
     */
    static Consumer<byte[], byte[]> idling(
            Consumer<byte[], byte[]> consumer, LongSupplier nanos, java.util.function.Consumer<Duration> sleep) {
        Idling idling = new Idling(consumer, nanos, sleep);
        return ClientProxy.of(
                Consumer.class,
                consumer,
                (name, arguments, original) -> name.equals("poll") && arguments[0] instanceof Duration timeout
                        ? idling.poll(timeout)
                        : original.call(arguments));
    }

    /** Used by the thread of the consumer. */
    private static final class Idling {
        private final Consumer<byte[], byte[]> consumer;
        private final LongSupplier nanos;
        private final java.util.function.Consumer<Duration> sleep;
        private long arrived;

        Idling(Consumer<byte[], byte[]> consumer, LongSupplier nanos, java.util.function.Consumer<Duration> sleep) {
            this.consumer = consumer;
            this.nanos = nanos;
            this.sleep = sleep;
            this.arrived = nanos.getAsLong();
        }

        ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            boolean isIdle = !timeout.isZero()
                    && nanos.getAsLong() - arrived > IDLE_AFTER.toNanos()
                    && !consumer.assignment().isEmpty();
            // A poll with a timeout sends the next fetch as soon as one is answered with nothing.
            ConsumerRecords<byte[], byte[]> records = consumer.poll(isIdle ? Duration.ZERO : timeout);
            if (!records.isEmpty()) {
                arrived = nanos.getAsLong();
            } else if (isIdle) {
                sleep.accept(IDLE_WAIT);
            }
            return records;
        }
    }
}
