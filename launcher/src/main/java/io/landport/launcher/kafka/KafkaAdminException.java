package io.landport.launcher.kafka;

import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka could not be reached, or refused what was asked of it. The message says which, and what to look at. */
public final class KafkaAdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaAdminException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether asking again later can help: not after a refusal or an interrupt. */
    public boolean isRetriable() {
        return getCause() instanceof RetriableException || getCause() instanceof TimeoutException;
    }
}
