package io.landport.operations.serve;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.ProcessFigures.Latency;
import io.landport.monitor.meter.MeterReading;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What the page shows of this process, from its meters. */
public record ProcessReading(MeterReading meters) implements Supplier<ProcessFigures> {
    @Override
    public ProcessFigures get() {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        streams("stream-thread-metrics", "commit-latency").ifPresent(took -> latencies.put("streams-commit", took));
        streams("stream-processor-node-metrics", "record-e2e-latency")
                .ifPresent(took -> latencies.put("streams-end-to-end", took));
        store("landport.store.write").ifPresent(took -> latencies.put("store-write", took));
        store("landport.store.latency").ifPresent(took -> latencies.put("store-end-to-end", took));
        return new ProcessFigures(restoring(), silences(), latencies);
    }

    private Map<String, Long> restoring() {
        Map<String, Long> restoring = new LinkedHashMap<>();
        meters.gauges("landport.restore.remaining.records", "store")
                .forEach((store, records) -> restoring.put(store, Math.round(records)));
        return restoring;
    }

    private List<Silence> silences() {
        Map<String, Double> limits = meters.gauges("landport.feed.silence.limit.seconds", "source");
        List<Silence> silences = new ArrayList<>();
        meters.gauges("landport.feed.silence.seconds", "source")
                .forEach((source, seconds) -> silences.add(new Silence(
                        source,
                        Duration.ofSeconds(Math.round(seconds)),
                        Optional.ofNullable(limits.get(source)).map(limit -> Duration.ofSeconds(Math.round(limit))))));
        return silences;
    }

    private Optional<Latency> store(String timer) {
        return meters.timer(timer).map(took -> new Latency(took.mean(), took.max()));
    }

    /** Kafka measures in milliseconds. */
    private Optional<Latency> streams(String group, String name) {
        OptionalDouble mean = meters.kafka(group, name + "-avg");
        OptionalDouble max = meters.kafka(group, name + "-max");
        return mean.isPresent() && max.isPresent()
                ? Optional.of(new Latency(
                        Duration.ofMillis(Math.round(mean.getAsDouble())),
                        Duration.ofMillis(Math.round(max.getAsDouble()))))
                : Optional.empty();
    }
}
