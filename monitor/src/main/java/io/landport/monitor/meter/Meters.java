package io.landport.monitor.meter;

import io.landport.contract.FormatLevels;
import io.landport.contract.Release;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** All meters of a process, with those of its JVM. Thread-safe. */
public final class Meters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KafkaCollector kafka = new KafkaCollector();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final StoreMeters store = new StoreMeters(registry);
    private final RestoreMeters restore = new RestoreMeters(registry);
    private final PipelineMeters pipeline = new PipelineMeters(registry);
    private final HttpMeters http = new HttpMeters(registry);
    private final WebhookMeters webhooks = new WebhookMeters(registry);

    public Meters() {
        registry.getPrometheusRegistry().register(kafka);
        Gauge.builder("landport.build.info", () -> 1)
                .description("Version, commit and format level of the process")
                .tags(
                        "version",
                        Release.VERSION,
                        "commit",
                        Release.commit(),
                        "level",
                        Integer.toString(FormatLevels.CURRENT))
                .register(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Meters of the consumer: what is written to the store. */
    public StoreMeters store() {
        return store;
    }

    /** Meters of streams: how state is restored. */
    public RestoreMeters restore() {
        return restore;
    }

    /** Meters of the whole pipeline, as seen from this process. */
    public PipelineMeters pipeline() {
        return pipeline;
    }

    /** Meters of webhooks. */
    public WebhookMeters webhooks() {
        return webhooks;
    }

    /** Meters of the front door. */
    public HttpMeters http() {
        return http;
    }

    /**
     * Adds the metrics of Kafka clients or of Kafka Streams.
     *
     * @param metrics read at each scrape
     * @return removes them when closed
     */
    public KafkaSource addKafka(Supplier<? extends Map<MetricName, ? extends Metric>> metrics) {
        return kafka.add(metrics);
    }

    /** The values of a gauge by one of its tags; empty while there is none. */
    public Map<String, Double> gauges(String name, String tag) {
        Map<String, Double> values = new TreeMap<>();
        for (Gauge gauge : registry.find(name).gauges()) {
            String value = gauge.getId().getTag(tag);
            if (value != null) {
                values.merge(value, gauge.value(), Math::max);
            }
        }
        return values;
    }

    /** What a timer has measured since the start; empty while it has measured nothing. */
    public Optional<Timing> latency(String timer) {
        return Optional.ofNullable(registry.find(timer).timer())
                .filter(known -> known.count() > 0)
                .map(known -> Timing.ofMillis(known.mean(TimeUnit.MILLISECONDS), known.max(TimeUnit.MILLISECONDS)));
    }

    /** A latency that Kafka measures, the greatest of all clients and threads; empty while none has a value. */
    public Optional<Timing> kafkaLatency(String group, String name) {
        OptionalDouble mean = kafka.greatest(group, name + "-avg");
        OptionalDouble max = kafka.greatest(group, name + "-max");
        return mean.isPresent() && max.isPresent()
                ? Optional.of(Timing.ofMillis(mean.getAsDouble(), max.getAsDouble()))
                : Optional.empty();
    }

    /**
     * How long something takes.
     *
     * @param max of the last minutes
     */
    public record Timing(Duration mean, Duration max) {
        private static Timing ofMillis(double mean, double max) {
            return new Timing(Duration.ofMillis(Math.round(mean)), Duration.ofMillis(Math.round(max)));
        }
    }

    /** Adds {@code landport_ready}, which is 1 while the process is ready. */
    public void addReadiness(BooleanSupplier isReady) {
        Gauge.builder("landport.ready", () -> isReady.getAsBoolean() ? 1 : 0)
                .description("Whether the process is ready, as at /health/ready")
                .register(registry);
    }

    /**
     * Writes all meters.
     *
     * @param mediaType {@link MetricsMount#TEXT} or {@link MetricsMount#OPEN_METRICS}
     */
    void write(OutputStream to, String mediaType) throws IOException {
        registry.scrape(to, mediaType);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
