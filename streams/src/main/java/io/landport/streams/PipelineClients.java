package io.landport.streams;

import io.landport.streams.commit.CommitCost;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of a pipeline: they cost less than those of Kafka Streams while little or nothing arrives. */
final class PipelineClients implements KafkaClientSupplier {
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
        return IdlingConsumer.of(
                wrapper.apply(getRestoreConsumer(config)),
                new FetchedArrivals(config),
                System::nanoTime,
                LockSupport::parkNanos);
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
}
