package io.landport.streams.table;

import java.lang.reflect.Proxy;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;

/** The metrics of Kafka Streams without Kafka Streams. */
public final class TestMetrics {
    private TestMetrics() {}

    /** @param registry holds the sensors that are added */
    public static StreamsMetrics in(Metrics registry) {
        return (StreamsMetrics) Proxy.newProxyInstance(
                StreamsMetrics.class.getClassLoader(),
                new Class<?>[] {StreamsMetrics.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "addSensor" -> registry.sensor((String) arguments[0]);
                    case "removeSensor" -> {
                        registry.removeSensor(((Sensor) arguments[0]).name());
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
