package io.landport.console.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * The samples of the last ten minutes: rates, lag in records and in time. A lag in time is the age of the sample in which the end of the
 * partition was where the reader is now. Not thread-safe.
 */
public final class PipelineHistory {
    /** For how long samples are kept. */
    public static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration RATE_OVER = Duration.ofSeconds(10);

    private final Deque<Point> points = new ArrayDeque<>();

    /**
     * @param published next offsets of documents whose results are published
     */
    public record Point(PipelineSample sample, Map<TopicPartition, Long> published) {
        public Point {
            published = Map.copyOf(published);
        }
    }

    /** Adds a sample, later than all before. */
    public void add(PipelineSample sample, Map<TopicPartition, Long> published) {
        points.addLast(new Point(sample, published));
        Instant oldest = sample.at().minus(KEPT);
        while (points.size() > 1 && points.getFirst().sample().at().isBefore(oldest)) {
            points.removeFirst();
        }
    }

    /** The latest sample. */
    public Optional<Point> latest() {
        return Optional.ofNullable(points.peekLast());
    }

    /** All samples, the oldest first. */
    public List<Point> all() {
        return List.copyOf(points);
    }

    /** Records that arrive in topics, in thousandths a second over the last ten seconds. */
    public long arriving(Set<String> topics) {
        return perSecond(point -> sum(point.sample().ends(), topics));
    }

    /** Records of documents whose results are published, in thousandths a second over the last ten seconds. */
    public long publishing(Set<String> topics) {
        return perSecond(point -> sum(point.published(), topics));
    }

    /** Records of totals that are written to the store, in thousandths a second over the last ten seconds. */
    public long storing(Set<String> topics) {
        return perSecond(point -> sum(point.sample().stored().orElse(Map.of()), topics));
    }

    /** The records of topics behind which a reader is. */
    public static long lag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> reached, Set<String> topics) {
        return ends.entrySet().stream()
                .filter(end -> topics.contains(end.getKey().topic()))
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** How long ago the oldest record arrived that is not published yet; zero if all are. Empty if it is older than ten minutes of samples. */
    public Optional<Duration> lagOfResults(Set<String> topics) {
        return latest().flatMap(now -> age(now, now.published(), topics));
    }

    /** The same for totals that are not stored yet. Empty as well if the store cannot be reached. */
    public Optional<Duration> lagOfStore(Set<String> topics) {
        return latest().flatMap(now -> now.sample().stored().flatMap(stored -> age(now, stored, topics)));
    }

    /** The time after which the lag is zero at the rates of now; empty if it grows. */
    public static OptionalLong secondsToClear(long lag, long arriving, long leaving) {
        if (lag == 0) {
            return OptionalLong.of(0);
        }
        long gain = leaving - arriving;
        return gain <= 0 ? OptionalLong.empty() : OptionalLong.of((lag * 1_000 + gain - 1) / gain);
    }

    private Optional<Duration> age(Point now, Map<TopicPartition, Long> reached, Set<String> topics) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        now.sample().ends().forEach((partition, end) -> {
            long at = reached.getOrDefault(partition, 0L);
            if (topics.contains(partition.topic()) && at < end) {
                behind.put(partition, at);
            }
        });
        if (behind.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        // The first sample in which a record was there that is still not reached.
        boolean isOldest = isComplete(now);
        for (Point point : points) {
            boolean isThere = behind.entrySet().stream()
                    .anyMatch(at -> point.sample().ends().getOrDefault(at.getKey(), 0L) > at.getValue());
            if (isThere) {
                return isOldest
                        ? Optional.empty()
                        : Optional.of(Duration.between(
                                point.sample().at(), now.sample().at()));
            }
            isOldest = false;
        }
        return Optional.of(Duration.ZERO);
    }

    /** Whether samples have been left out: before that, a lag is at least as old as the first sample. */
    private boolean isComplete(Point now) {
        Point first = points.getFirst();
        return !first.sample().at().isAfter(now.sample().at().minus(KEPT).plus(RATE_OVER));
    }

    /** Whether there are samples enough for a rate. */
    public boolean hasRates() {
        return points.size() > RATE_OVER.toSeconds();
    }

    private long perSecond(ToLongFunction<Point> count) {
        Point last = points.peekLast();
        if (last == null) {
            return 0;
        }
        Point first = points.stream()
                .filter(point ->
                        !point.sample().at().isBefore(last.sample().at().minus(RATE_OVER)))
                .findFirst()
                .orElse(last);
        long millis = Duration.between(first.sample().at(), last.sample().at()).toMillis();
        return millis <= 0 ? 0 : Math.max(0, count.applyAsLong(last) - count.applyAsLong(first)) * 1_000_000 / millis;
    }

    private static long sum(Map<TopicPartition, Long> offsets, Set<String> topics) {
        return offsets.entrySet().stream()
                .filter(offset -> topics.contains(offset.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
