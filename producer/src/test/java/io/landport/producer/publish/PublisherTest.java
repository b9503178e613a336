package io.landport.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final Topics TOPICS = new Topics("test-");
    private static final Wire WIRE = Wire.with(Optional.empty());
    private static final Cancellation CUSTOMS = new Cancellation(new DocumentId(Channel.CUSTOMS, "cn-gacc", "A"), 1);
    private static final Cancellation LIST = new Cancellation(new DocumentId(Channel.E_COMMERCE, "cn-ceb", "B"), 2);
    private static final Rejection REJECTION = new Rejection(
            new Origin.FeedLine("a.csv", "abc", 7),
            Reason.MALFORMED_NUMBER,
            "value is 'x'",
            FieldLocation.ofDocument("value"),
            null,
            null,
            new Original("text/csv", new byte[] {'x'}));

    private static final FeedReport REPORT =
            new FeedReport("a.csv", "abc", "csv", 9, 5, 4, 2, 1, Instant.parse("2021-06-01T00:00:00Z"));

    @Test
    void shouldPublishEachToItsTopicUnderItsKey() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        Publisher publisher = publisher(producer, Optional.of(Instant.parse("2021-06-01T00:00:00Z")));
        // When
        publisher.take(CUSTOMS);
        publisher.take(LIST);
        publisher.take(REJECTION);
        publisher.take(REPORT);
        publisher.flush();
        // Then
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        "test-customs.documents.v1",
                        "test-ecommerce.documents.v1",
                        "test-documents.rejected.v1",
                        "test-feeds.read.v1");
        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("customs|cn-gacc|A", "e-commerce|cn-ceb|B", "abc:7", "abc:a.csv");
        assertThat(producer.history())
                .extracting(ProducerRecord::timestamp)
                .containsOnly(Instant.parse("2021-06-01T00:00:00Z").toEpochMilli());
        assertThat(WIRE.codec(TOPICS.documents(Channel.CUSTOMS))
                        .decode(producer.history().get(0).value())
                        .value())
                .contains(CUSTOMS);
        assertThat(WIRE.codec(TOPICS.rejected())
                        .decode(producer.history().get(2).value())
                        .value())
                .contains(REJECTION);
        assertThat(WIRE.codec(TOPICS.feeds())
                        .decode(producer.history().get(3).value())
                        .value())
                .contains(REPORT);
        assertThat(publisher.published()).isEqualTo(2);
    }

    @Test
    void shouldSayInAHeaderWhereADocumentWasRead() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        Publisher publisher = publisher(producer, Optional.empty());
        // When
        publisher.take(CUSTOMS, new DocumentPlace("feeds/month 1.csv", 151));
        publisher.take(LIST);
        // Then
        assertThat(producer.history().get(0).headers())
                .extracting(Header::key, header -> new String(header.value(), UTF_8))
                .containsExactly(tuple("read-from", "151 month 1.csv"));
        assertThat(producer.history().get(1).headers()).isEmpty();
    }

    @Test
    void shouldLeaveTheTimeToKafkaWhereNoneIsGiven() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        Publisher publisher = publisher(producer, Optional.empty());
        // When
        publisher.take(CUSTOMS);
        // Then
        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsOnlyNulls();
    }

    @Test
    void shouldCallNothingPublishedThatIsNotAcknowledged() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(false);
        Publisher publisher = publisher(producer, Optional.empty());
        // When
        publisher.take(CUSTOMS);
        publisher.take(CUSTOMS);
        producer.completeNext();
        // Then
        assertThat(publisher.published()).isEqualTo(1);
    }

    @Test
    void shouldStopAtTheFirstFailureAndCountWhatIsMissing() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(false);
        Publisher publisher = publisher(producer, Optional.empty());
        TimeoutException cause = new TimeoutException("Topic test-customs.documents.v1 not present in metadata");
        // When
        publisher.take(CUSTOMS);
        publisher.take(CUSTOMS);
        publisher.take(REJECTION);
        producer.completeNext();
        producer.errorNext(cause);
        // Then
        assertThatThrownBy(() -> publisher.take(CUSTOMS))
                .isInstanceOf(PublishException.class)
                .hasCause(cause)
                .hasMessageStartingWith("cannot publish to broker:9092: 1 documents and 1 rejections are not in Kafka, "
                        + "1 documents are. No broker answered for the topic in time (Topic test-customs");
        assertThat(producer.history()).hasSize(3);
    }

    @Test
    void shouldFailAtTheEndIfTheLastWasRefused() throws PublishException {
        // Given
        MockProducer<String, byte[]> producer = producer(false);
        Publisher publisher = publisher(producer, Optional.empty());
        publisher.take(REJECTION);
        // When
        producer.errorNext(new RecordTooLargeException("too large for this broker"));
        // Then
        assertThatThrownBy(publisher::flush)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("0 documents and 1 rejections are not in Kafka")
                .hasMessageContaining("The broker's answer: too large for this broker");
    }

    @Test
    void shouldFailIfTheClientRefusesToSend() {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new org.apache.kafka.common.KafkaException("fatal");
        Publisher publisher = publisher(producer, Optional.empty());
        // When // Then
        assertThatThrownBy(() -> publisher.take(CUSTOMS))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("1 documents and 0 rejections are not in Kafka");
    }

    @Test
    void shouldSayThatNoBrokerAnswers() throws IOException, PublishException {
        // Given
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + free, "max.block.ms", 300);
        // When
        try (Publisher publisher = Publisher.to(client, TOPICS, WIRE, Optional.empty())) {
            publisher.take(CUSTOMS);
            // Then
            assertThatThrownBy(publisher::flush)
                    .isInstanceOf(PublishException.class)
                    .hasMessageStartingWith(
                            "cannot publish to 127.0.0.1:" + free + ": 1 documents and 0 rejections are "
                                    + "not in Kafka, 0 documents are. No broker answered for the topic in time");
        }
    }

    @Test
    void shouldKeepPublishingSafeWhateverTheClientPropertiesSay() {
        // Given
        Map<String, String> client = Map.of(
                "bootstrap.servers", "broker:9092", "acks", "0", "enable.idempotence", "false", "linger.ms", "1");
        // When
        Map<String, Object> properties = ProducerProperties.of(client);
        // Then
        assertThat(properties)
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("compression.type", "lz4")
                .containsEntry("linger.ms", "1");
    }

    private static MockProducer<String, byte[]> producer(boolean autoComplete) {
        return new UnflushedMockProducer(autoComplete);
    }

    private static Publisher publisher(MockProducer<String, byte[]> producer, Optional<Instant> received) {
        return new Publisher(producer, TOPICS, WIRE, "broker:9092", received);
    }

    /** Flushing completes nothing: the test says what becomes of each record. */
    private static final class UnflushedMockProducer extends MockProducer<String, byte[]> {
        UnflushedMockProducer(boolean autoComplete) {
            super(autoComplete, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized void flush() {
            // Nothing is under way that the test has not decided on.
        }
    }
}
