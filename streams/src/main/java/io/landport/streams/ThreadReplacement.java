package io.landport.streams;

import io.landport.streams.total.StateMismatchException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/**
 * Decides which failures of a thread only replace it by a thread that starts from the last commit. The new thread waits until the broker has
 * ended the failed transaction. All other failures stop the process. Thread-safe.
 */
final class ThreadReplacement {
    /** A state that does not belong to its input in the last commit either is a bug. */
    private static final Duration BETWEEN_MISMATCHES = Duration.ofMinutes(1);

    /**
     * What a producer says that the broker could not answer at the end of a transaction. The coordinator fails so on a transaction whose
     * timeout is over and which it is just going to abort (4.3.1).
     */
    private static final String NO_END =
            "Unhandled error in EndTxnResponse: The server experienced an unexpected error";

    private final LongSupplier nanoTime;
    private long mismatchedAt;

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    ThreadReplacement(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.mismatchedAt = nanoTime.getAsLong() - BETWEEN_MISMATCHES.toNanos();
    }

    /** Why the thread is replaced; empty if the process must stop. */
    synchronized Optional<String> reason(Throwable failure) {
        // Exceeded its timeout, for example while the broker was unreachable. Kafka Streams handles most errors of a
        // late commit by
        // restarting the task; this one it passes to the exception handler (4.3.1).
        if (isCause(InvalidTxnStateException.class, failure)
                || causes(failure)
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith(NO_END))) {
            return Optional.of("transaction aborted by the broker");
        }
        // A record of the transaction was not written, which the producer reports at its end.
        if (isCause(OutOfOrderSequenceException.class, failure)
                || isCause(TransactionAbortableException.class, failure)) {
            return Optional.of("transaction aborted by the producer");
        }
        // The topics of a new producer were not known in time. Kafka Streams waits for a broker itself, except while it
        // flushes a store.
        if (isCause(TimeoutException.class, failure)) {
            return Optional.of("Kafka has not answered in time");
        }
        // This process was paused, and another one has processed what the thread had to read next. Kafka Streams has
        // deleted it from the
        // repartition topic, and the consumer reads what is left before it notices that the task is not its own any
        // more.
        if (isCause(StateMismatchException.class, failure)
                && nanoTime.getAsLong() - mismatchedAt >= BETWEEN_MISMATCHES.toNanos()) {
            mismatchedAt = nanoTime.getAsLong();
            return Optional.of("the state of a task is older than its input");
        }
        return Optional.empty();
    }

    private static boolean isCause(Class<? extends Throwable> type, Throwable failure) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
