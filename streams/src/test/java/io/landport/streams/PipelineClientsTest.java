package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.streams.commit.CommitCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer and producer for tests, and a clock that only waiting moves. */
final class PipelineClientsTest {
    private static final TopicPartition INPUT = new TopicPartition("documents.customs.v1", 0);
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
    private final Consumer<byte[], byte[]> consumer = PipelineClients.idling(broker, clock::get, wait -> {
        waits.add(wait);
        clock.addAndGet(wait.toNanos());
    });

    @BeforeEach
    void assign() {
        broker.assign(List.of(INPUT));
        broker.updateBeginningOffsets(Map.of(INPUT, 0L));
    }

    @Test
    void shouldNotWaitBeforeNothingHasArrivedForAWhile() {
        // Given
        clock.set(PipelineClients.IDLE_AFTER.toNanos());

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).isEmpty();
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    @Test
    void shouldWaitBetweenPollsOnceNothingHasArrivedForAWhile() {
        // Given
        idle();

        // When
        consumer.poll(TIMEOUT);
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).containsExactly(PipelineClients.IDLE_WAIT, PipelineClients.IDLE_WAIT);
        assertThat(broker.lastPollTimeout()).isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldReturnARecordAtOnceAndPollAsConfiguredAfterwards() {
        // Given
        idle();
        broker.addRecord(new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), 0, new byte[0], new byte[0]));

        // When
        int arrived = consumer.poll(TIMEOUT).count();
        consumer.poll(TIMEOUT);

        // Then
        assertThat(arrived).isEqualTo(1);
        assertThat(waits).isEmpty();
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    /** While tasks are restored, Kafka Streams polls in between without waiting. */
    @Test
    void shouldNotWaitWhereThePollMustNot() {
        // Given
        idle();

        // When
        consumer.poll(Duration.ZERO);

        // Then
        assertThat(waits).isEmpty();
    }

    /** A consumer joins its group within polls. */
    @Test
    void shouldNotWaitBeforeItHasPartitions() {
        // Given
        broker.assign(List.of());
        idle();

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(waits).isEmpty();
    }

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
        producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(1)), broker.groupMetadata());
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
        assertThatThrownBy(() -> producer.sendOffsetsToTransaction(
                        Map.of(INPUT, new OffsetAndMetadata(1)), broker.groupMetadata()))
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
        producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(1)), broker.groupMetadata());
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

    private void idle() {
        clock.set(PipelineClients.IDLE_AFTER.toNanos() + 1);
    }
}
