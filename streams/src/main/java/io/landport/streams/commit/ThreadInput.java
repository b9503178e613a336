package io.landport.streams.commit;

import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the consumer of a thread of Kafka Streams receives, and what it has left to read. For one thread. */
public final class ThreadInput {
    /** A transaction ends with a record that only brokers and consumers see. */
    private static final int CONTROL_RECORDS = 1;

    private static final ThreadLocal<ThreadInput> OF_THREAD = ThreadLocal.withInitial(ThreadInput::new);

    private @Nullable Consumer<?, ?> consumer;
    private InputPace pace = InputPace.CONTINUOUS;

    private ThreadInput() {}

    /** The input of the thread that calls this. */
    public static ThreadInput ofThisThread() {
        return OF_THREAD.get();
    }

    /** Notes which consumer the thread polls. */
    public void setConsumer(Consumer<?, ?> newConsumer) {
        consumer = newConsumer;
    }

    /** Notes how records come. */
    public void setPace(InputPace newPace) {
        pace = newPace;
    }

    /** How records come; continuously if nothing was noted. */
    public InputPace pace() {
        return pace;
    }

    /**
     * Whether a task has processed everything that its partitions had when they were last fetched. False if that is not known. May be true,
     * rarely, while a few fetched records are not processed. Does not wait for a broker.
     *
     * @param last the partition of the last record that was processed
     * @param nextOffset the offset after that record
     */
    public boolean isProcessed(Collection<TopicPartition> partitions, TopicPartition last, long nextOffset) {
        Consumer<?, ?> reading = consumer;
        if (reading == null
                || !reading.assignment().contains(last)
                || !reading.assignment().containsAll(partitions)) {
            return false;
        }
        try {
            return partitions.stream()
                            .allMatch(partition -> reading.currentLag(partition).orElse(Long.MAX_VALUE) == 0)
                    && reading.position(last, Duration.ZERO) - nextOffset <= CONTROL_RECORDS;
        } catch (KafkaException e) {
            // Without a valid position, as after a change of the leader.
            return false;
        }
    }
}
