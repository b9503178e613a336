package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class AbortedTransactionTest {

    @Test
    void shouldRecogniseATransactionThatTheBrokerAborted() {
        assertThat(AbortedTransaction.isCauseOf(
                        new StreamsException("cannot commit", new InvalidTxnStateException("it is aborted"))))
                .isTrue();
    }

    @Test
    void shouldNotRecogniseOtherErrors() {
        assertThat(AbortedTransaction.isCauseOf(
                        new StreamsException("cannot commit", new TransactionalIdAuthorizationException("no"))))
                .isFalse();
    }
}
