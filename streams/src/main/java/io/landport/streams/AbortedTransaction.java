package io.landport.streams;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;

/**
 * Recognises a transaction that the broker aborted because it exceeded its timeout, for example while the broker was
 * unreachable. Kafka Streams handles most errors of a late commit by restarting the task; this one it passes to the
 * exception handler (4.3.1). Nothing of the transaction was committed, so a new thread can start from the last commit.
 */
final class AbortedTransaction {
    private AbortedTransaction() {}

    /** Whether a failure of a thread was caused by an aborted transaction. */
    static boolean isCauseOf(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(InvalidTxnStateException.class::isInstance);
    }
}
