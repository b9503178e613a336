package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.streams.total.StateMismatchException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class ThreadReplacementTest {
    private final StreamsException mismatch =
            new StreamsException("cannot process", new StateMismatchException("no clock"));

    private long elapsed = -1_000_000_000_000L;
    private final ThreadReplacement replacement = new ThreadReplacement(() -> elapsed);

    @Test
    void shouldReplaceAThreadWhoseTransactionTheBrokerAborted() {
        assertThat(replacement.reason(
                        new StreamsException("cannot commit", new InvalidTxnStateException("it is aborted"))))
                .hasValue("transaction aborted by the broker");
    }

    /** The broker fails on the end of a transaction that it is just going to abort. */
    @Test
    void shouldReplaceAThreadWhoseTransactionTheBrokerCouldNotEnd() {
        assertThat(replacement.reason(new StreamsException("cannot commit", noEnd(Errors.UNKNOWN_SERVER_ERROR))))
                .hasValue("transaction aborted by the broker");
        assertThat(replacement.reason(new StreamsException("cannot commit", noEnd(Errors.INVALID_REQUEST))))
                .isEmpty();
    }

    /** As the producer says it. */
    private static KafkaException noEnd(Errors error) {
        return new KafkaException("Unhandled error in EndTxnResponse: " + error.message());
    }

    @Test
    void shouldReplaceAThreadWhoseRecordsWereNotWritten() {
        assertThat(replacement.reason(new StreamsException(
                        "cannot commit", new KafkaException("in error state", new OutOfOrderSequenceException("gap")))))
                .hasValue("transaction aborted by the producer");
        assertThat(replacement.reason(
                        new StreamsException("cannot commit", new TransactionAbortableException("not verified"))))
                .hasValue("transaction aborted by the producer");
    }

    @Test
    void shouldReplaceAThreadThatKafkaDidNotAnswer() {
        assertThat(replacement.reason(new StreamsException("cannot flush", new TimeoutException("not in metadata"))))
                .hasValue("Kafka has not answered in time");
    }

    @Test
    void shouldStopForOtherErrors() {
        assertThat(replacement.reason(
                        new StreamsException("cannot commit", new TransactionalIdAuthorizationException("no"))))
                .isEmpty();
    }

    @Test
    void shouldReplaceAThreadWhoseTaskWasTakenOver() {
        // When
        boolean first = replacement.reason(mismatch).isPresent();
        elapsed += Duration.ofMinutes(1).toNanos();
        boolean aMinuteLater = replacement.reason(mismatch).isPresent();

        // Then
        assertThat(first).isTrue();
        assertThat(aMinuteLater).isTrue();
    }

    @Test
    void shouldStopIfTheStateOfTheLastCommitDoesNotMatchEither() {
        // Given
        assertThat(replacement.reason(mismatch)).isPresent();

        // When
        elapsed += Duration.ofSeconds(59).toNanos();

        // Then
        assertThat(replacement.reason(mismatch)).isEmpty();
    }
}
