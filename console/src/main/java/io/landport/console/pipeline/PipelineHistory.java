package io.landport.console.pipeline;

import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** The samples of the last ten minutes, and the rates that they show. Not thread-safe. */
public final class PipelineHistory {
    /** For how long samples are kept. */
    public static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration RATE_OVER = Duration.ofSeconds(10);

    private final Deque<Point> points = new ArrayDeque<>();

    /**
     * A sample with what was known at its time.
     *
     * @param published next offsets of documents whose results are published
     * @param lag as measured last
     * @param process what this process knows of itself
     */
    public record Point(
            PipelineSample sample,
            Map<TopicPartition, Long> published,
            PipelineLag.Sample lag,
            ProcessFigures process) {
        public Point {
            published = Map.copyOf(published);
        }

        /** The lag between documents and totals; empty if it is not measured. */
        public Optional<Lag> streamsLag() {
            return lag.of(Set.of(PipelineLag.STREAMS, PipelineLag.TOTALS));
        }

        /** The lag between totals and the store; empty if it is not measured. */
        public Optional<Lag> storeLag() {
            return lag.of(Set.of(PipelineLag.CONSUMER));
        }
    }

    /** Adds a sample that is later than all before. */
    public void add(Point point) {
        points.addLast(point);
        Instant oldest = point.sample().at().minus(KEPT);
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

    /** Whether the group of streams had no member in all samples of a time up to the latest one. */
    public boolean isWithoutMembers(Duration time) {
        Instant since = null;
        for (Iterator<Point> latest = points.descendingIterator(); latest.hasNext(); ) {
            PipelineSample sample = latest.next().sample();
            if (!sample.members().isEmpty()) {
                break;
            }
            since = sample.at();
        }
        return since != null
                && Duration.between(since, points.getLast().sample().at()).compareTo(time) >= 0;
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
