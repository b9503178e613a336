package io.landport.bench.process;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sending without waiting: what cannot be sent ends the process, for with a gap in its records no figure would be true. */
public final class Delivery {
    private Delivery() {}

    /** Hands the record to the producer. */
    public static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        Future<?> unused = producer.send(record, (sent, failure) -> requireSent(failure));
    }

    private static void requireSent(@Nullable Exception failure) {
        if (failure != null) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
