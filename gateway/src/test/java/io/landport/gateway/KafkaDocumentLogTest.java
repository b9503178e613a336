package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class KafkaDocumentLogTest {
    private static final Topics TOPICS = new Topics("");
    private static final Cancellation DOCUMENT =
            new Cancellation(new DocumentId(Channel.E_COMMERCE, "cn-ceb", "L1"), 2);

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final DocumentLog log = new KafkaDocumentLog(producer, TOPICS, new Wire(new BundledSchemas()));

    @Test
    void shouldSayWhereADocumentIsOnceItIsAcknowledged() throws Exception {
        // When
        CompletableFuture<DocumentLog.Place> place = log.publish(DOCUMENT);

        // Then
        assertThat(place).isNotDone();
        assertThat(producer.history())
                .singleElement()
                .extracting(sent -> sent.topic() + ' ' + sent.key())
                .isEqualTo("ecommerce.documents.v1 e-commerce|cn-ceb|L1");

        // When
        producer.completeNext();

        // Then
        assertThat(place.get().topic()).isEqualTo("ecommerce.documents.v1");
        assertThat(place.get().offset()).isZero();
    }

    @Test
    void shouldFailIfKafkaDoesNotTakeTheDocument() {
        // Given
        CompletableFuture<DocumentLog.Place> place = log.publish(DOCUMENT);

        // When
        producer.errorNext(new TimeoutException("no broker in 15 s"));

        // Then
        assertThatThrownBy(place::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(DocumentLog.UnavailableException.class)
                .hasMessageContaining("no broker in 15 s");
    }

    @Test
    void shouldFailIfThereIsNoRoomInTheBuffer() {
        // Given
        producer.sendException = new TimeoutException("no room in 5 s");

        // When
        CompletableFuture<DocumentLog.Place> place = log.publish(DOCUMENT);

        // Then
        assertThat(place).isCompletedExceptionally();
    }
}
