package io.landport.bench.process;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends records asynchronously. A failure ends the process, because figures would be wrong if records were missing. */
public final class RecordSender {
    private RecordSender() {}

    /** Passes the record to the producer. */
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
