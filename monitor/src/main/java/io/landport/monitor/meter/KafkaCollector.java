package io.landport.monitor.meter;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Reads the metrics of Kafka clients and Kafka Streams at each scrape. Their names are those of Micrometer's own binders, which existing
 * dashboards know. The binders are not used: they look for the meters of new tasks once a minute, keep those of closed clients, and drop
 * metrics of one name with different labels.
 */
final class KafkaCollector implements MultiCollector {
    private static final String PREFIX = "kafka_";
    private static final String TOTAL = "_total";

    private final List<Supplier<? extends Map<MetricName, ? extends Metric>>> sources = new CopyOnWriteArrayList<>();

    KafkaSource add(Supplier<? extends Map<MetricName, ? extends Metric>> source) {
        sources.add(source);
        return () -> sources.remove(source);
    }

    /** The greatest value of a metric, over its tags; empty while none has a value. */
    OptionalDouble greatest(String group, String name) {
        return sources.stream()
                .flatMap(source -> source.get().entrySet().stream())
                .filter(metric -> metric.getKey().group().equals(group)
                        && metric.getKey().name().equals(name))
                .map(metric -> metric.getValue().metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(Double::isFinite)
                .max();
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, Family> families = new TreeMap<>();
        for (Supplier<? extends Map<MetricName, ? extends Metric>> source : sources) {
            source.get().forEach((name, metric) -> {
                if (metric.metricValue() instanceof Number value) {
                    families.computeIfAbsent(name(name), unused -> new Family(name.description()))
                            .put(labels(name.tags()), value.doubleValue());
                }
            });
        }
        List<MetricSnapshot> snapshots = new ArrayList<>();
        families.forEach((name, family) -> snapshots.add(family.snapshot(name)));
        return new MetricSnapshots(snapshots);
    }

    /** {@code records-consumed-total} of {@code consumer-fetch-manager-metrics} is kafka_consumer_fetch_manager_records_consumed_total. */
    private static String name(MetricName name) {
        return PREFIX
                + (name.group() + '_' + name.name()).replace("-metrics", "").replaceAll("[^a-zA-Z0-9]", "_");
    }

    private static Labels labels(Map<String, String> tags) {
        Labels.Builder labels = Labels.builder();
        tags.forEach((tag, value) -> labels.label(tag.replaceAll("[^a-zA-Z0-9]", "_"), value == null ? "" : value));
        return labels.build();
    }

    /** The time series of one name. Of two sources with the same labels the later one counts. */
    private static final class Family {
        private final String help;
        private final Map<Labels, Double> values = new LinkedHashMap<>();

        Family(String help) {
            this.help = help;
        }

        void put(Labels labels, double value) {
            values.put(labels, value);
        }

        MetricSnapshot snapshot(String name) {
            return name.endsWith(TOTAL) ? counter(name.substring(0, name.length() - TOTAL.length())) : gauge(name);
        }

        private MetricSnapshot counter(String name) {
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(name).help(help);
            values.forEach((labels, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(Math.max(0, value))
                    .build()));
            return counter.build();
        }

        private MetricSnapshot gauge(String name) {
            GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
            values.forEach((labels, value) -> gauge.dataPoint(
                    GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
            return gauge.build();
        }
    }
}
