package io.landport.kafka.tail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where reading starts in each partition. */
public sealed interface StartAt {

    /** Moves the consumer there. */
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions);

    /**
     * Parses {@code beginning}, {@code end}, an offset, or a time such as {@code 2026-11-26T08:00:00Z}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static StartAt of(String text) {
        if (text.equals("beginning")) {
            return new Beginning();
        }
        if (text.equals("end")) {
            return new End();
        }
        try {
            return text.matches("[0-9]{1,18}") ? new Offset(Long.parseLong(text)) : new Time(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be beginning, end, an offset or a time such as 2026-11-26T08:00:00Z, not " + text, e);
        }
    }

    /** At the first record. */
    record Beginning() implements StartAt {
        @Override
        public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
        }
    }

    /** After the last record. */
    record End() implements StartAt {
        @Override
        public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            consumer.seekToEnd(partitions);
        }
    }

    /** So that about this many records of all partitions follow. */
    record Latest(int records) implements StartAt {
        @Override
        public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            long each = (records + partitions.size() - 1L) / Math.max(1, partitions.size());
            consumer.endOffsets(partitions)
                    .forEach((partition, end) ->
                            consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - each)));
        }
    }

    /** At an offset of every partition, or at the first or last one if there is no such offset. */
    record Offset(long offset) implements StartAt {
        @Override
        public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long first = beginnings.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, 0L);
                consumer.seek(partition, Math.max(first, Math.min(offset, end)));
            }
        }
    }

    /** At the first record with this timestamp or a later one. */
    record Time(Instant from) implements StartAt {
        @Override
        public void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp first = found.get(partition);
                consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
            }
        }
    }
}
