package io.landport.consumer;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readiness of what writes the store. One thread updates it; any thread may read it. */
final class SinkStatus {
    private static final Logger log = LoggerFactory.getLogger(SinkStatus.class);

    private final Consumer<?, ?> consumer;
    private volatile String reason = "starting";

    /** @param consumer whose metrics say whether it is connected */
    SinkStatus(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Why the sink is not ready, as a sentence; empty while it is ready. */
    String reason() {
        String current = reason;
        return current.isEmpty() && !isConnected() ? "no connection to Kafka" : current;
    }

    /** @param areAllReading whether all assigned partitions are being read */
    void running(boolean areAllReading) {
        reason = areAllReading ? "" : "waiting for the consumer group to assign partitions";
    }

    /** Not ready because of a transient failure; logs each new message once. */
    void waitFor(Exception unavailable) {
        String why = String.valueOf(unavailable.getMessage());
        if (!why.equals(reason)) {
            log.warn("waiting: {}", why);
        }
        reason = why;
    }

    void stopped() {
        reason = "stopped";
    }

    private boolean isConnected() {
        for (var metric : consumer.metrics().entrySet()) {
            if (metric.getKey().name().equals("connection-count")) {
                return isPositive(metric.getValue());
            }
        }
        return true;
    }

    private static boolean isPositive(Metric count) {
        return count.metricValue() instanceof Double number && number > 0;
    }
}
