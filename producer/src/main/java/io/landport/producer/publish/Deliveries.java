package io.landport.producer.publish;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts what was sent and what arrived, on two threads: the sender's and the Kafka client's. */
final class Deliveries {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    void sent() {
        sent.incrementAndGet();
    }

    /** Counts one that arrived or failed, as the Kafka client calls it; of the failures the first is kept. */
    void done(@Nullable RecordMetadata unused, @Nullable Exception failed) {
        if (failed == null) {
            arrived.incrementAndGet();
        } else {
            failure.compareAndSet(null, failed);
        }
    }

    long arrivedSoFar() {
        return arrived.get();
    }

    long missing() {
        return sent.get() - arrived.get();
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }
}
