package io.landport.producer.publish;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts records that were sent and acknowledged. Thread-safe: the Kafka client acknowledges on its own thread. */
final class Deliveries {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    void addSent() {
        sent.incrementAndGet();
    }

    /** Counts an acknowledgement or keeps the first failure, as a callback of the Kafka client. */
    void complete(@Nullable RecordMetadata unused, @Nullable Exception failed) {
        if (failed == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, failed);
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long missing() {
        return sent.get() - acknowledged.get();
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }
}
