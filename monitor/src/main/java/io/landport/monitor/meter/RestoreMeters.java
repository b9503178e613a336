package io.landport.monitor.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How streams restores its state from changelogs. */
public final class RestoreMeters {
    private final MeterRegistry registry;
    private final Map<Place, Long> remaining = new ConcurrentHashMap<>();
    private final Set<String> stores = ConcurrentHashMap.newKeySet();

    RestoreMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Notes how many records of a changelog partition remain to be restored. */
    public void remaining(String store, int partition, long records) {
        remaining.put(new Place(store, partition), records);
        if (stores.add(store)) {
            register(store);
        }
    }

    private void register(String store) {
        Gauge.builder("landport.restore.remaining.records", () -> total(store))
                .description("Records of changelogs that remain to be restored before streams continues")
                .tag("store", store)
                .strongReference(true)
                .register(registry);
    }

    /** Notes that a changelog partition is restored. */
    public void restored(String store, int partition, long records, Duration took) {
        remaining(store, partition, 0);
        Buckets.timer("landport.restore", "Time to restore the state of a partition from its changelog")
                .tag("store", store)
                .register(registry)
                .record(took);
        Counter.builder("landport.restored.records")
                .description("Records restored from changelogs")
                .tag("store", store)
                .register(registry)
                .increment((double) records);
    }

    private long total(String store) {
        return remaining.entrySet().stream()
                .filter(entry -> entry.getKey().store().equals(store))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private record Place(String store, int partition) {}
}
