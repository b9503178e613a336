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
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The samples of the last ten minutes, and the rates that they show. Not thread-safe. */
public final class PipelineHistory {
    /** For how long samples are kept. */
    public static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration RATE_OVER = Duration.ofSeconds(10);

    /** Members that a broker has dropped while it was away join again within this time. */
    private static final Duration JOINED = Duration.ofSeconds(20);

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
        return perSecond(point -> Optional.of(sum(point.sample().ends(), topics)));
    }

    /** Records of documents whose results are published, in thousandths a second over the last ten seconds. */
    public long publishing(Set<String> topics) {
        return perSecond(point -> Optional.of(sum(point.published(), topics)));
    }

    /** Records of totals that are written to the store, in thousandths a second over those of the last ten seconds in which it answered. */
    public long storing(Set<String> topics) {
        return perSecond(point -> point.sample().stored().map(stored -> sum(stored, topics)));
    }

    /** Whether the group of streams had no member in all samples of a time up to the latest one, and Kafka was not away before. */
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
                && hasAnswered(JOINED)
                && Duration.between(since, points.getLast().sample().at()).compareTo(time) >= 0;
    }

    /** Whether samples have been taken for as long as rates are measured, and Kafka has answered for as long. */
    public boolean hasRates() {
        return hasAnswered(RATE_OVER)
                && between(points.getFirst(), points.getLast()).compareTo(RATE_OVER) >= 0;
    }

    private boolean hasAnswered(Duration time) {
        return latest().map(Point::sample)
                .filter(sample -> !sample.at().minus(time).isBefore(sample.since()))
                .isPresent();
    }

    /** @param count empty if it is not known at a time */
    private long perSecond(Function<Point, Optional<Long>> count) {
        List<Point> known = recent().stream()
                .filter(point -> count.apply(point).isPresent())
                .toList();
        if (known.isEmpty()) {
            return 0;
        }
        Point first = known.get(0);
        Point last = known.get(known.size() - 1);
        long millis = between(first, last).toMillis();
        long records = count.apply(last).orElseThrow() - count.apply(first).orElseThrow();
        return millis <= 0 ? 0 : Math.max(0, records) * 1_000_000 / millis;
    }

    /** The samples over which rates are measured. */
    private List<Point> recent() {
        return points.stream()
                .filter(point -> !point.sample()
                        .at()
                        .isBefore(points.getLast().sample().at().minus(RATE_OVER)))
                .toList();
    }

    private static Duration between(Point first, Point last) {
        return Duration.between(first.sample().at(), last.sample().at());
    }

    private static long sum(Map<TopicPartition, Long> offsets, Set<String> topics) {
        return offsets.entrySet().stream()
                .filter(offset -> topics.contains(offset.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
