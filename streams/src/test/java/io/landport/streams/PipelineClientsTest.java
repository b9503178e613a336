package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.streams.commit.CommitCost;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** With Kafka's own producer for tests, and a clock that only commits move. */
final class PipelineClientsTest {
    private static final TopicPartition INPUT = new TopicPartition("documents.customs.v1", 0);
    private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();

    private final AtomicLong clock = new AtomicLong();

    @Test
    void shouldFlushOnceForAllTasksOfACommit() {
        // Given
        MockProducer<byte[], byte[]> written = transaction();
        Producer<byte[], byte[]> producer = PipelineClients.flushingOnce(written, clock::get);

        // When
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("totals.daily.v1", new byte[1]));
        producer.flush();

        // Then
        assertThat(sent.isDone()).isFalse();
        producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(1)), GROUP);
        assertThat(sent.isDone()).isTrue();
    }

    /** By Kafka Streams, which takes the tasks from their last commit then. */
    @Test
    void shouldTellATimeoutAsATimeout() {
        // Given
        MockProducer<byte[], byte[]> written = transaction();
        TimeoutException timeout = new TimeoutException("120000 ms have passed since batch creation");
        written.sendOffsetsToTransactionException = new KafkaException("in error state", timeout);
        Producer<byte[], byte[]> producer = PipelineClients.flushingOnce(written, clock::get);

        // Then
        assertThatThrownBy(() -> producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(1)), GROUP))
                .isSameAs(timeout);
    }

    @Test
    void shouldNoteHowLongACommitTakes() {
        // Given
        Producer<byte[], byte[]> producer = PipelineClients.flushingOnce(
                ClientProxy.of(Producer.class, transaction(), (name, arguments, original) -> {
                    clock.addAndGet(name.equals("flush") || name.equals("commitTransaction") ? 10_000_000 : 0);
                    return original.call(arguments);
                }),
                clock::get);
        Duration before = CommitCost.ofThisThread().average();

        // When
        producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(1)), GROUP);
        producer.commitTransaction();

        // Then
        assertThat(CommitCost.ofThisThread().average())
                .isEqualTo(before.plus(Duration.ofMillis(20).minus(before).dividedBy(8)));
    }

    private static MockProducer<byte[], byte[]> transaction() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }
}
