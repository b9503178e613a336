package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.kafka.admin.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Finds a record of the documents that arrived since the last look. For one thread. */
public final class NewestDocument implements AutoCloseable {
    /** By how much clocks of feeds may differ. */
    static final Duration TOLERANCE = Duration.ofSeconds(10);

    /** The most transaction markers that may follow the last record. */
    private static final long MAX_MARKERS = 64;

    private final Progress progress;
    private final UnreadRecords records;
    private final List<String> topics;
    private final Map<TopicPartition, Long> known = new HashMap<>();
    private long lastLookMillis;

    NewestDocument(Progress progress, UnreadRecords records, Topics topics) {
        this.progress = progress;
        this.records = records;
        this.topics = topics.documentNames();
    }

    /** A record with its place. */
    record Arrival(TopicPartition partition, long offset, long timestamp) {}

    /**
     * One of the newest records of the partition in which most have arrived since the last look. Empty at the first look, if nothing has
     * arrived, and if the timestamp is not the time of arrival.
     */
    Optional<Arrival> next(long nowMillis) {
        Map<TopicPartition, Long> ends = records.ends(partitions());
        Optional<TopicPartition> busiest = known.isEmpty()
                ? Optional.empty()
                : ends.keySet().stream()
                        .filter(partition -> arrived(partition, ends) > 0)
                        .max(Comparator.comparingLong(partition -> arrived(partition, ends)));
        known.putAll(ends);
        long last = lastLookMillis;
        lastLookMillis = nowMillis;
        return busiest.flatMap(partition -> newest(partition, ends.getOrDefault(partition, 0L)))
                .filter(arrival -> isTimeOfArrival(arrival.timestamp(), last, nowMillis));
    }

    /** Feeds may date their records. A record that arrived between two looks but is dated otherwise measures nothing. */
    public static boolean isTimeOfArrival(long timestamp, long lastLookMillis, long nowMillis) {
        return timestamp >= lastLookMillis - TOLERANCE.toMillis() && timestamp <= nowMillis;
    }

    @Override
    public void close() {
        records.close();
    }

    private Collection<TopicPartition> partitions() {
        return known.isEmpty() ? progress.ends(topics).keySet() : known.keySet();
    }

    private long arrived(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return ends.getOrDefault(partition, 0L) - known.getOrDefault(partition, 0L);
    }

    private Optional<Arrival> newest(TopicPartition partition, long end) {
        for (long back = 1; back <= MAX_MARKERS && back <= end; back *= 2) {
            UnreadRecords.First found = records.first(Map.of(partition, end - back), Map.of(partition, end))
                    .get(partition);
            if (found != null) {
                return Optional.of(new Arrival(partition, found.offset(), found.timestamp()));
            }
        }
        return Optional.empty();
    }
}
