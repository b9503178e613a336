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
