package io.landport.streams;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;

/**
 * A transaction that the broker has ended because it was away for longer than one may last. Kafka Streams knows most of the
 * answers that a late commit gets and begins the task anew; this one it passes on (4.3.1). Nothing of the transaction counts, so
 * a new thread that begins at the last commit does the same.
 */
final class AbortedTransaction {
    private AbortedTransaction() {}

    /** Whether this is why a thread has failed. */
    static boolean isCauseOf(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(InvalidTxnStateException.class::isInstance);
    }
}
