package io.landport.bench.flink.job;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** The configuration of Flink: everything that makes this job faster and keeps it exact. */
final class Tuning {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("parallelism.default", "2"),
            Map.entry("pipeline.object-reuse", "true"),
            Map.entry("execution.checkpointing.mode", "EXACTLY_ONCE"),
            Map.entry("execution.checkpointing.storage", "filesystem"),
            Map.entry("restart-strategy.type", "none"),
            Map.entry("state.backend.type", "hashmap"),
            Map.entry("taskmanager.memory.network.min", "64m"),
            Map.entry("taskmanager.memory.network.max", "64m"),
            Map.entry("table.local-time-zone", "UTC"),
            // A checkpoint of the heap writes the whole state, so the interval is long.
            Map.entry("execution.checkpointing.interval", "5000 ms"),
            Map.entry("table.exec.mini-batch.enabled", "true"),
            Map.entry("table.exec.mini-batch.allow-latency", "1000 ms"),
            Map.entry("table.exec.mini-batch.size", "100000"),
            // Five watermarks a batch.
            Map.entry("pipeline.auto-watermark-interval", "200 ms"),
            Map.entry("table.exec.deduplicate.mini-batch.compact-changes-enabled", "true"),
            Map.entry("table.optimizer.agg-phase-strategy", "TWO_PHASE"));

    private Tuning() {}

    static Configuration of(JobSettings settings) {
        Map<String, String> options = new TreeMap<>(COMMON);
        options.put(
                "execution.checkpointing.dir",
                settings.folder().resolve("checkpoints").toUri().toString());
        options.put("io.tmp.dirs", settings.folder().resolve("state").toString());
        return Configuration.fromMap(options);
    }
}
