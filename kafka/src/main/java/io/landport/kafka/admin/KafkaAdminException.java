package io.landport.kafka.admin;

import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka was not reachable or rejected a request. The message says which and what to check. */
public final class KafkaAdminException extends KafkaException {
    private static final long serialVersionUID = 1L;

    public KafkaAdminException(String message) {
        super(message);
    }

    public KafkaAdminException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a retry can succeed: not after a rejection or an interrupt. */
    public boolean isRetriable() {
        return getCause() instanceof RetriableException || getCause() instanceof TimeoutException;
    }
}
