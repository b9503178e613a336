package io.landport.monitor.meter;

/** A registered source of Kafka's metrics. Closing it removes its time series. */
@FunctionalInterface
public interface KafkaSource extends AutoCloseable {

    @Override
    void close();
}
