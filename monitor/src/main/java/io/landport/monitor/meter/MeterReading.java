package io.landport.monitor.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Reads meters of this process, for those who show them without Prometheus. Thread-safe. */
public final class MeterReading {
    private final Meters meters;

    public MeterReading(Meters meters) {
        this.meters = meters;
    }

    /**
     * How long something takes.
     *
     * @param max of the last minutes
     */
    public record Took(Duration mean, Duration max) {}

    /** The values of a gauge by one of its tags; empty while there is none. */
    public Map<String, Double> gauges(String name, String tag) {
        Map<String, Double> values = new TreeMap<>();
        for (Gauge gauge : meters.registry().find(name).gauges()) {
            String value = gauge.getId().getTag(tag);
            if (value != null) {
                values.merge(value, gauge.value(), Math::max);
            }
        }
        return values;
    }

    /** What a timer has measured since the start; empty while it has measured nothing. */
    public Optional<Took> timer(String name) {
        Timer timer = meters.registry().find(name).timer();
        return timer == null || timer.count() == 0
                ? Optional.empty()
                : Optional.of(
                        new Took(nanos(timer.mean(TimeUnit.NANOSECONDS)), nanos(timer.max(TimeUnit.NANOSECONDS))));
    }

    /** The greatest value of a metric of Kafka, over its clients and threads; empty while none has a value. */
    public OptionalDouble kafka(String group, String name) {
        return meters.kafka(group, name).filter(Double::isFinite).max();
    }

    private static Duration nanos(double count) {
        return Duration.ofNanos(Math.round(count));
    }
}
