package io.landport.monitor;

import io.landport.kafka.admin.Progress;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Measures the lag of a stage: in records, in time, and the time to clear it. For one thread. */
final class LagSampler {
    private static final double MILLIS = 1_000;

    private final String stage;
    private final List<String> topics;
    private final Progress progress;
    private final UnreadRecords unread;
    private final Supplier<Map<TopicPartition, Long>> reached;
    private final Map<String, DrainRate> rates = new HashMap<>();
    private Map<TopicPartition, Long> left = Map.of();

    /**
     * @param topics that the stage reads
     * @param reached the next offset that the stage reads, by partition; 0 if missing
     */
    LagSampler(
            String stage,
            Collection<String> topics,
            Progress progress,
            UnreadRecords unread,
            Supplier<Map<TopicPartition, Long>> reached) {
        this.stage = stage;
        this.topics = List.copyOf(topics);
        this.progress = progress;
        this.unread = unread;
        this.reached = reached;
    }

    /** The stage that it measures. */
    String stage() {
        return stage;
    }

    /**
     * The lag on each topic.
     *
     * @param nowMillis since the epoch
     */
    List<Lag> sample(long nowMillis) {
        Map<TopicPartition, Long> ends = unread.ends(progress.ends(topics).keySet());
        Map<TopicPartition, Long> positions = reached.get();
        Map<TopicPartition, Long> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            long position = positions.getOrDefault(partition, 0L);
            if (position < end) {
                behind.put(partition, position);
            }
        });
        Map<TopicPartition, UnreadRecords.First> first = unread.first(behind, ends);
        Map<TopicPartition, Long> records = new HashMap<>();
        ends.forEach((partition, end) -> records.put(partition, 0L));
        first.forEach(
                (partition, record) -> records.put(partition, ends.getOrDefault(partition, 0L) - record.offset()));
        left = Map.copyOf(records);
        List<Lag> lags = new ArrayList<>();
        for (String topic : topics) {
            lags.add(lag(topic, first, nowMillis));
        }
        return lags;
    }

    /** The records that were not read in the latest sample, by partition. */
    Map<TopicPartition, Long> left() {
        return left;
    }

    private Lag lag(String topic, Map<TopicPartition, UnreadRecords.First> first, long nowMillis) {
        long records = 0;
        long oldest = nowMillis;
        for (Map.Entry<TopicPartition, UnreadRecords.First> entry : first.entrySet()) {
            if (entry.getKey().topic().equals(topic)) {
                records += left.getOrDefault(entry.getKey(), 0L);
                oldest = Math.min(oldest, entry.getValue().timestamp());
            }
        }
        double toClear = rates.computeIfAbsent(topic, unused -> new DrainRate()).secondsToClear(records, nowMillis);
        return new Lag(stage, topic, records, (nowMillis - oldest) / MILLIS, toClear);
    }
}
