package io.landport.streams;

import io.landport.streams.commit.InputPace;
import io.landport.streams.commit.ThreadInput;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads at intervals while few records arrive, and continuously otherwise. With few, the fetches and the commits are most of what a thread
 * costs. After a wait it polls twice, because the client has sent a fetch before the wait whose answer has only what arrived soon; then the
 * thread commits what it has read. For one thread.
 */
final class IntervalReading {
    /** A record that arrives just after the polls waits for as long, and for the time that polls and a commit take. */
    static final Duration WAIT = Duration.ofMillis(300);

    private static final int POLLS = 2;

    private final Consumer<byte[], byte[]> consumer;
    private final LongSupplier nanos;
    private final LongConsumer parkNanos;
    private final RecordRate rate;
    private long returnedAt;
    private int polls;

    /**
     * @param nanos a clock
     * @param parkNanos waits
     */
    IntervalReading(Consumer<byte[], byte[]> consumer, LongSupplier nanos, LongConsumer parkNanos) {
        this.consumer = consumer;
        this.nanos = nanos;
        this.parkNanos = parkNanos;
        this.rate = new RecordRate(nanos.getAsLong());
    }

    /** Polls. Returns nothing, without a poll, when it is time to commit: Kafka Streams polls when it has processed everything. */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (timeout.isZero()) {
            return fetch(timeout);
        }
        if (polls == POLLS) {
            polls = 0;
            ThreadInput.ofThisThread().setPace(InputPace.READ);
            parkNanos.accept(InputPace.COMMIT_CHECK.toNanos());
            return ConsumerRecords.empty();
        }
        boolean wasLow = rate.isLow();
        if (wasLow && polls == 0) {
            parkNanos.accept(Math.max(0, returnedAt + WAIT.toNanos() - nanos.getAsLong()));
        }
        ConsumerRecords<byte[], byte[]> records = fetch(timeout);
        if (wasLow && rate.isLow()) {
            polls++;
            ThreadInput.ofThisThread().setPace(InputPace.READING);
        } else {
            readContinuously();
        }
        return records;
    }

    /** Ends the interval: tasks commit at any time, also what waits for nothing but its time. */
    void readContinuously() {
        polls = 0;
        ThreadInput.ofThisThread().setPace(InputPace.CONTINUOUS);
    }

    private ConsumerRecords<byte[], byte[]> fetch(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
        returnedAt = nanos.getAsLong();
        rate.onPoll(records, returnedAt);
        return records;
    }
}
