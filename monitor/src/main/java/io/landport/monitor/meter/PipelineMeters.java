package io.landport.monitor.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Gauges of the whole pipeline. Every process that exports them reports the same values, so queries take the maximum. */
public final class PipelineMeters {
    private final MultiGauge lagRecords;
    private final MultiGauge lagSeconds;
    private final MultiGauge clearSeconds;
    private final MultiGauge documents;
    private final MultiGauge balance;
    private final MultiGauge silenceSeconds;
    private final MultiGauge silenceLimits;
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong sampled = new AtomicLong();
    private final MeterRegistry registry;
    private boolean isRegistered;

    PipelineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lagRecords = gauge(registry, "landport.lag.records", "Records that a stage has not read yet");
        this.lagSeconds =
                gauge(registry, "landport.lag.seconds", "Age of the oldest record that a stage has not read yet");
        this.clearSeconds = gauge(
                registry,
                "landport.lag.clear.seconds",
                "Time in which the lag is gone if it continues to shrink as in the last minute; +Inf if it does not shrink");
        this.documents = gauge(registry, "landport.documents", "Messages by topic, source and present fate");
        this.silenceSeconds = gauge(
                registry,
                "landport.feed.silence.seconds",
                "Time since something of a source arrived, without the days on which nothing is expected of it");
        this.silenceLimits = gauge(
                registry, "landport.feed.silence.limit.seconds", "How long a source may be silent by its own habit");
        this.balance = gauge(
                registry,
                "landport.balance.difference",
                "Records read minus the fates counted; not 0 between two commits");
    }

    /** @param lags of all stages */
    public void lags(Collection<Lag> lags) {
        Function<Lag, Tags> tags = lag -> Tags.of("stage", lag.stage(), "topic", lag.topic());
        register(lagRecords, lags, tags, Lag::records);
        register(lagSeconds, lags, tags, Lag::seconds);
        register(clearSeconds, lags, tags, Lag::secondsToClear);
    }

    /** @param fates the number of messages of each fate */
    public void fates(Collection<Fates> fates) {
        register(
                documents,
                fates,
                known -> Tags.of("topic", known.topic(), "source", known.source(), "fate", known.fate()),
                Fates::messages);
    }

    /** @param silences of all sources */
    public void silences(Collection<Silence> silences) {
        Function<Silence, Tags> tags = known -> Tags.of("source", known.source());
        register(silenceSeconds, silences, tags, known -> known.silent().toSeconds());
        register(silenceLimits, silences, tags, known -> known.limit().toSeconds());
    }

    /** @param differences between records read and fates counted, by topic */
    public void balance(Map<String, Long> differences) {
        register(balance, differences.entrySet(), entry -> Tags.of("topic", entry.getKey()), Map.Entry::getValue);
    }

    /**
     * Notes that the pipeline was looked at.
     *
     * @param live number of the live generation
     * @param epochSeconds when
     */
    public synchronized void sampled(int live, long epochSeconds) {
        generation.set(live);
        sampled.set(epochSeconds);
        if (!isRegistered) {
            isRegistered = true;
            Gauge.builder("landport.generation", generation, AtomicLong::doubleValue)
                    .description("Number of the live generation")
                    .register(registry);
            Gauge.builder("landport.sampled.timestamp.seconds", sampled, AtomicLong::doubleValue)
                    .description("When the meters of the pipeline were last updated, in seconds since 1970")
                    .register(registry);
        }
    }

    static <T> void register(MultiGauge gauge, Collection<T> all, Function<T, Tags> tags, ToDoubleFunction<T> value) {
        List<Row<?>> rows = new ArrayList<>();
        all.forEach(one -> rows.add(Row.of(tags.apply(one), value.applyAsDouble(one))));
        gauge.register(rows, true);
    }

    static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /**
     * The lag of a stage on a topic.
     *
     * @param stage {@code streams}, {@code totals} or {@code consumer}
     * @param seconds age of the oldest record that is not read
     * @param secondsToClear infinite if the lag does not shrink
     */
    public record Lag(String stage, String topic, long records, double seconds, double secondsToClear) {}

    /**
     * How long a source has been silent, without the days on which nothing is expected of it.
     *
     * @param limit how long it may be silent
     */
    public record Silence(String source, Duration silent, Duration limit) {
        /** Whether it is silent for longer than that. */
        public boolean isTooLong() {
            return silent.compareTo(limit) > 0;
        }
    }

    /** The number of messages of a source with a fate. */
    public record Fates(String topic, String source, String fate, long messages) {}
}
