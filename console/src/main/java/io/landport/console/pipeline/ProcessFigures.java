package io.landport.console.pipeline;

import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.Meters.Timing;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a process that runs streams and the consumer knows of itself. Empty in a process that runs neither.
 *
 * @param restoring records of changelogs that remain to be restored, by state store; empty if the process does not run streams
 * @param silences how long each source has been silent
 * @param latencies by what takes the time
 */
public record ProcessFigures(
        Optional<Map<String, Long>> restoring, List<Silence> silences, Map<String, Timing> latencies) {
    /** Of a process that runs no stage. */
    public static final ProcessFigures NONE = new ProcessFigures(Optional.empty(), List.of(), Map.of());

    public ProcessFigures {
        restoring = restoring.map(Map::copyOf);
        silences = List.copyOf(silences);
        latencies = Map.copyOf(latencies);
    }

    /** What the meters of the process say now. */
    public static ProcessFigures of(Meters meters) {
        Map<String, Long> restoring = new HashMap<>();
        meters.gauges("landport.restore.remaining.records", "store")
                .forEach((store, records) -> restoring.put(store, Math.round(records)));
        Map<String, Timing> latencies = new HashMap<>();
        meters.kafkaLatency("stream-thread-metrics", "commit-latency")
                .ifPresent(latency -> latencies.put("streams-commit", latency));
        meters.kafkaLatency("stream-processor-node-metrics", "record-e2e-latency")
                .ifPresent(latency -> latencies.put("streams-end-to-end", latency));
        meters.latency("landport.store.write").ifPresent(latency -> latencies.put("store-write", latency));
        meters.latency("landport.store.latency").ifPresent(latency -> latencies.put("store-end-to-end", latency));
        return new ProcessFigures(Optional.of(restoring), silences(meters), latencies);
    }

    /** The same, with silences that another has measured if the process knows none. */
    public ProcessFigures orSilences(Supplier<List<Silence>> measured) {
        return silences.isEmpty() ? new ProcessFigures(restoring, measured.get(), latencies) : this;
    }

    private static List<Silence> silences(Meters meters) {
        Map<String, Double> silent = meters.gauges("landport.feed.silence.seconds", "source");
        List<Silence> silences = new ArrayList<>();
        meters.gauges("landport.feed.silence.limit.seconds", "source")
                .forEach((source, limit) -> silences.add(new Silence(
                        source,
                        Duration.ofSeconds(Math.round(silent.getOrDefault(source, 0.0))),
                        Duration.ofSeconds(Math.round(limit)))));
        return silences;
    }
}
