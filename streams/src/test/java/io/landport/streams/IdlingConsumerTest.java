package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.streams.commit.InputPace;
import io.landport.streams.commit.ThreadInput;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own consumer for tests, and a clock that only waiting moves. */
final class IdlingConsumerTest {
    private static final TopicPartition INPUT = new TopicPartition("documents.customs.v1", 0);
    private static final TopicPartition HELD = new TopicPartition("documents.customs.v1", 1);
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong();
    private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
    private final ByHand arrivals = new ByHand();
    private final Consumer<byte[], byte[]> consumer = IdlingConsumer.of(broker, arrivals, clock::get, this::park);
    private final List<Duration> parked = new ArrayList<>();
    private long offset = 7;

    @BeforeEach
    void assign() {
        broker.assign(List.of(INPUT, HELD));
        broker.updateBeginningOffsets(Map.of(INPUT, 7L, HELD, 0L));
        consumer.pause(List.of(HELD));
    }

    /** Other tests of this thread read continuously. */
    @AfterEach
    void reset() {
        ThreadInput.ofThisThread().setPace(InputPace.CONTINUOUS);
    }

    @Test
    void shouldPollAsConfiguredUntilNothingHasArrivedForAWhile() {
        // Given
        clock.set(IdlingConsumer.IDLE_AFTER.toNanos());

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
        assertThat(arrivals.waits).isZero();
    }

    @Test
    void shouldReadAtIntervalsWhileFewRecordsArrive() {
        // Given
        arrive(RecordRate.FEW_RECORDS - 1);
        after(Duration.ofSeconds(1));
        arrive(1);
        after(Duration.ofMillis(70));

        // When
        List<InputPace> paces = new ArrayList<>();
        for (int poll = 0; poll < 2; poll++) {
            arrive(1);
            paces.add(ThreadInput.ofThisThread().pace());
        }
        send(1, 0);
        int early = consumer.poll(TIMEOUT).count();
        paces.add(ThreadInput.ofThisThread().pace());
        int later = consumer.poll(TIMEOUT).count();

        // Then
        assertThat(paces).containsExactly(InputPace.READING, InputPace.READING, InputPace.READ);
        assertThat(early).as("records before the commit").isZero();
        assertThat(later).isEqualTo(1);
        assertThat(parked)
                .containsExactly(
                        IntervalReading.WAIT.minusMillis(70),
                        InputPace.COMMIT_CHECK,
                        IntervalReading.WAIT.minus(InputPace.COMMIT_CHECK));
    }

    @Test
    void shouldReadContinuouslyWhileManyRecordsArrive() {
        // Given
        arrive(RecordRate.FEW_RECORDS);
        after(Duration.ofSeconds(1));

        // When
        arrive(1);
        arrive(1);

        // Then
        assertThat(parked).isEmpty();
    }

    @Test
    void shouldReadContinuouslyAsSoonAsManyRecordsArrive() {
        // Given
        receiveFew();
        arrive(1);

        // When
        arrive(RecordRate.FEW_RECORDS);
        InputPace pace = ThreadInput.ofThisThread().pace();
        arrive(1);

        // Then
        assertThat(pace).isEqualTo(InputPace.CONTINUOUS);
        assertThat(parked).containsExactly(IntervalReading.WAIT);
    }

    /** Such as files in records of intake, of which a fetch returns one. */
    @Test
    void shouldReadContinuouslyWhileFewLargeRecordsArrive() {
        // Given
        receiveFew();

        // When
        send(1, RecordRate.FEW_RECORDS * RecordRate.BYTES_OF_RECORD);
        consumer.poll(TIMEOUT);
        InputPace pace = ThreadInput.ofThisThread().pace();

        // Then
        assertThat(pace).isEqualTo(InputPace.CONTINUOUS);
    }

    @Test
    void shouldNotWaitForTheIntervalWhereThePollMustNot() {
        // Given
        receiveFew();

        // When
        consumer.poll(Duration.ZERO);

        // Then
        assertThat(parked).isEmpty();
    }

    /** Otherwise tasks would not commit what waits for the end of a cooldown. */
    @Test
    void shouldReadContinuouslyWhenItBecomesIdleWithinAnInterval() {
        // Given
        receiveFew();
        arrive(0);
        InputPace pace = ThreadInput.ofThisThread().pace();

        // When
        idle();
        consumer.poll(TIMEOUT);

        // Then
        assertThat(pace).isEqualTo(InputPace.READING);
        assertThat(ThreadInput.ofThisThread().pace()).isEqualTo(InputPace.CONTINUOUS);
        assertThat(arrivals.waits).isEqualTo(1);
    }

    /** A consumer joins its group within polls, and a document after a silence should not wait. */
    @Test
    void shouldReadContinuouslyWhileNothingArrives() {
        // Given
        after(Duration.ofSeconds(1));
        arrive(0);

        // When
        arrive(1);

        // Then
        assertThat(parked).isEmpty();
    }

    @Test
    void shouldFetchNothingWhileItIsIdle() {
        // Given
        idle();
        List<Set<TopicPartition>> paused = new ArrayList<>();
        broker.schedulePollTask(() -> paused.add(broker.paused()));

        // When
        consumer.poll(TIMEOUT);
        consumer.poll(TIMEOUT);

        // Then
        assertThat(paused).containsExactly(Set.of(INPUT, HELD));
        assertThat(broker.lastPollTimeout()).isEqualTo(Duration.ZERO);
        assertThat(consumer.paused()).containsExactly(HELD);
        assertThat(arrivals.watched).containsExactly(Map.of(INPUT, 7L));
        assertThat(arrivals.waits).isEqualTo(2);
    }

    @Test
    void shouldReturnWhatArrivesAndPollAsConfiguredAfterwards() {
        // Given
        idle();
        consumer.poll(TIMEOUT);
        broker.addRecord(new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), 7, new byte[0], new byte[0]));
        arrivals.hasArrived = true;

        // When
        int arrived = consumer.poll(TIMEOUT).count();
        consumer.poll(TIMEOUT);

        // Then
        assertThat(arrived).isEqualTo(1);
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
        assertThat(arrivals.waits).isEqualTo(2);
        idle();
        consumer.poll(TIMEOUT);
        assertThat(arrivals.watched).containsExactly(Map.of(INPUT, 7L), Map.of(INPUT, 8L));
    }

    @Test
    void shouldFetchFromAPartitionThatIsNoLongerPaused() {
        // Given
        idle();
        consumer.poll(TIMEOUT);

        // When
        consumer.resume(List.of(HELD));
        consumer.poll(TIMEOUT);

        // Then
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    @Test
    void shouldNotResumeAPartitionThatIsRevokedMeanwhile() {
        // Given
        idle();
        broker.schedulePollTask(() -> broker.assign(List.of(HELD)));

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(consumer.assignment()).containsExactly(HELD);
    }

    /** A task that lost its partitions begins at its last commit, which may be before what was read. */
    @Test
    void shouldWatchFromThePositionsAfterPartitionsWereLost() {
        // Given
        idle();
        consumer.poll(TIMEOUT);

        // When
        broker.assign(List.of());
        consumer.poll(TIMEOUT);
        broker.assign(List.of(INPUT));
        consumer.seek(INPUT, 3);
        consumer.poll(TIMEOUT);

        // Then
        assertThat(arrivals.watched).containsExactly(Map.of(INPUT, 7L), Map.of(INPUT, 3L));
    }

    @Test
    void shouldFetchAfterASeek() {
        // Given
        idle();
        consumer.poll(TIMEOUT);

        // When
        consumer.seek(INPUT, 3);
        consumer.poll(TIMEOUT);

        // Then
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    /** The arrivals may have no connection, and say so to nobody. */
    @Test
    void shouldFetchEveryFewSecondsAllTheSame() {
        // Given
        consumer.poll(TIMEOUT);
        long start = clock.get();
        idle();
        List<Duration> fetches = new ArrayList<>();

        // When
        while (clock.get() - start < Duration.ofSeconds(12).toNanos()) {
            consumer.poll(TIMEOUT);
            if (broker.lastPollTimeout().equals(TIMEOUT)) {
                fetches.add(Duration.ofNanos(clock.get() - start).truncatedTo(ChronoUnit.SECONDS));
            }
        }

        // Then
        assertThat(fetches).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void shouldNotBeIdleBecauseRecordsTakeLong() {
        // Given
        broker.addRecord(new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), 7, new byte[0], new byte[0]));
        consumer.poll(TIMEOUT);
        idle();

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
        assertThat(arrivals.waits).isZero();
    }

    /** As Kafka Streams does when a task is assigned that it must restore first. */
    @Test
    void shouldNotResumeAPartitionThatIsPausedMeanwhile() {
        // Given
        idle();
        broker.schedulePollTask(() -> consumer.pause(List.of(INPUT)));

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(consumer.paused()).containsExactlyInAnyOrder(INPUT, HELD);
    }

    @Test
    void shouldPollAsConfiguredIfItCannotKnow() {
        // Given
        idle();
        arrivals.failure = new KafkaException("no broker");

        // When
        consumer.poll(TIMEOUT);

        // Then
        assertThat(broker.lastPollTimeout()).isEqualTo(TIMEOUT);
    }

    /** While partitions are revoked or a thread ends, Kafka Streams polls without waiting. */
    @Test
    void shouldNotWaitWhereThePollMustNot() {
        // Given
        idle();

        // When
        consumer.poll(Duration.ZERO);

        // Then
        assertThat(arrivals.waits).isZero();
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
        assertThat(arrivals.waits).isZero();
    }

    @Test
    void shouldStopWatchingWhenItIsClosed() {
        // When
        consumer.close();

        // Then
        assertThat(arrivals.isClosed).isTrue();
        assertThat(broker.closed()).isTrue();
    }

    private void idle() {
        after(IdlingConsumer.IDLE_AFTER.plusNanos(1));
    }

    /** From now on the consumer reads at intervals. */
    private void receiveFew() {
        arrive(1);
        after(Duration.ofSeconds(1));
        arrive(1);
    }

    private void after(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void park(long nanos) {
        clock.addAndGet(nanos);
        parked.add(Duration.ofNanos(nanos));
    }

    /** So many records are returned by the next poll, which is made at once. */
    private void arrive(int records) {
        send(records, 0);
        assertThat(consumer.poll(TIMEOUT).count()).isEqualTo(records);
    }

    private void send(int records, int bytes) {
        for (int record = 0; record < records; record++) {
            broker.addRecord(
                    new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), offset++, new byte[0], new byte[bytes]));
        }
    }

    private final class ByHand implements IdlingConsumer.Arrivals {
        private final List<Map<TopicPartition, Long>> watched = new ArrayList<>();
        private KafkaException failure;
        private boolean hasArrived;
        private boolean isClosed;
        private int waits;

        @Override
        public void watch(Map<TopicPartition, Long> positions) {
            if (failure != null) {
                throw failure;
            }
            watched.add(positions);
        }

        @Override
        public boolean await(Duration atMost) {
            waits++;
            clock.addAndGet(atMost.toNanos());
            return hasArrived;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
