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
            Map.entry("execution.checkpointing.incremental", "true"),
            Map.entry("restart-strategy.type", "none"),
            Map.entry("state.backend.rocksdb.memory.managed", "true"),
            Map.entry("state.backend.rocksdb.use-bloom-filter", "true"),
            Map.entry("taskmanager.memory.network.min", "64m"),
            Map.entry("taskmanager.memory.network.max", "64m"),
            Map.entry("table.local-time-zone", "UTC"),
            Map.entry("table.exec.mini-batch.enabled", "true"),
            Map.entry("table.exec.deduplicate.mini-batch.compact-changes-enabled", "true"),
            Map.entry("table.optimizer.agg-phase-strategy", "TWO_PHASE"));

    /** Off-heap memory of RocksDB; Flink's default in one process is 128 MB. */
    private static final String ROCKSDB_MEMORY = "1g";

    /** Number of watermarks per batch. */
    private static final int TICKS = 5;

    private Tuning() {}

    static Configuration of(JobSettings settings) {
        Map<String, String> options = new TreeMap<>(COMMON);
        options.put(
                "execution.checkpointing.interval", settings.pace().checkpoint().toMillis() + " ms");
        options.put(
                "execution.checkpointing.dir",
                settings.folder().resolve("checkpoints").toUri().toString());
        options.put("io.tmp.dirs", settings.folder().resolve("state").toString());
        options.put("state.backend.type", settings.backend().type());
        options.put(
                "table.exec.mini-batch.allow-latency",
                settings.pace().batchWait().toMillis() + " ms");
        options.put(
                "pipeline.auto-watermark-interval",
                settings.pace().batchWait().dividedBy(TICKS).toMillis() + " ms");
        options.put(
                "table.exec.mini-batch.size", Integer.toString(settings.pace().batch()));
        if (settings.backend() == Backend.ROCKSDB) {
            options.put("taskmanager.memory.managed.size", ROCKSDB_MEMORY);
        }
        return Configuration.fromMap(options);
    }
}
