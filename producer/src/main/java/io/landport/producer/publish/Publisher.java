package io.landport.producer.publish;

import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.RegistryException;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka. Blocks its caller while the producer's buffer is full, stops at the first failure, and counts a record
 * as published when all in-sync replicas have acknowledged it. Not thread-safe.
 */
public final class Publisher implements Destination {
    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final String servers;
    private final @Nullable Long timestamp;
    private final Acknowledgements acknowledgements;
    private final Codec<TradeDocument> customsCodec;
    private final Codec<TradeDocument> ecommerceCodec;
    private final Codec<Rejection> rejectionCodec;
    private final Codec<FeedReport> reportCodec;
    private final Deliveries documents = new Deliveries();
    private final Deliveries rejections = new Deliveries();
    private final Deliveries reports = new Deliveries();

    /**
     * Publishes with a producer, which is closed with this.
     *
     * @param servers names the brokers in messages
     * @param received the timestamp of the records; if empty, the time of sending
     */
    public Publisher(
            Producer<String, byte[]> producer, Topics topics, Wire wire, String servers, Optional<Instant> received) {
        this(producer, topics, wire, servers, received, Acknowledgements.NONE);
    }

    private Publisher(
            Producer<String, byte[]> producer,
            Topics topics,
            Wire wire,
            String servers,
            Optional<Instant> received,
            Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
        this.producer = producer;
        this.topics = topics;
        this.servers = servers;
        this.timestamp = received.map(Instant::toEpochMilli).orElse(null);
        this.customsCodec = wire.codec(topics.documents(Channel.CUSTOMS));
        this.ecommerceCodec = wire.codec(topics.documents(Channel.E_COMMERCE));
        this.rejectionCodec = wire.codec(topics.rejected());
        this.reportCodec = wire.codec(topics.feeds());
    }

    /**
     * Publishes to the brokers of the client properties; does not connect yet.
     *
     * @param client Kafka client properties by their own names, with {@code bootstrap.servers}
     */
    public static Publisher to(Map<String, ?> client, Topics topics, Wire wire, Optional<Instant> received) {
        return to(client, topics, wire, received, Acknowledgements.NONE);
    }

    /**
     * The same, reporting the offset of each document.
     *
     * @param acknowledgements receives the offsets
     */
    public static Publisher to(
            Map<String, ?> client,
            Topics topics,
            Wire wire,
            Optional<Instant> received,
            Acknowledgements acknowledgements) {
        Map<String, Object> properties = ProducerProperties.of(client);
        String servers = String.valueOf(properties.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
        return new Publisher(new KafkaProducer<>(properties), topics, wire, servers, received, acknowledgements);
    }

    @Override
    public void take(TradeDocument document) throws PublishException {
        take(document, List.of(), documents::complete);
    }

    @Override
    public void take(TradeDocument document, DocumentPlace place) throws PublishException {
        Header readFrom = new RecordHeader(
                FilePlace.HEADER, FilePlace.in(place.input(), place.line()).header());
        take(document, List.of(readFrom), (metadata, failure) -> {
            if (failure == null) {
                acknowledgements.acknowledged(
                        new TopicPartition(metadata.topic(), metadata.partition()),
                        metadata.offset(),
                        document.id(),
                        place);
            }
            documents.complete(metadata, failure);
        });
    }

    private void take(TradeDocument document, List<Header> headers, Callback callback) throws PublishException {
        Channel channel = document.id().channel();
        Codec<TradeDocument> codec = channel == Channel.CUSTOMS ? customsCodec : ecommerceCodec;
        send(
                topics.documents(channel).name(),
                document.id().key(),
                encode(codec, document),
                headers,
                documents,
                callback);
    }

    @Override
    public void take(Rejection rejection) throws PublishException {
        send(
                topics.rejected().name(),
                rejection.id(),
                encode(rejectionCodec, rejection),
                List.of(),
                rejections,
                rejections::complete);
    }

    @Override
    public void take(FeedReport report) throws PublishException {
        send(topics.feeds().name(), report.key(), encode(reportCodec, report), List.of(), reports, reports::complete);
    }

    @Override
    public void flush() throws PublishException {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw failure(e);
        }
        requireNoFailure();
    }

    @Override
    public long published() {
        return documents.acknowledged();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(
            String topic, String key, byte[] value, List<Header> headers, Deliveries deliveries, Callback callback)
            throws PublishException {
        requireNoFailure();
        deliveries.addSent();
        try {
            // The callback receives everything that the future would say.
            Future<?> unused =
                    producer.send(new ProducerRecord<>(topic, null, timestamp, key, value, headers), callback);
        } catch (KafkaException e) {
            deliveries.complete(null, e);
            throw failure(e);
        }
    }

    private <V> byte[] encode(Codec<V> codec, V value) throws PublishException {
        try {
            return codec.encode(value);
        } catch (RegistryException e) {
            throw new PublishException("cannot publish: " + e.getMessage(), e);
        }
    }

    private void requireNoFailure() throws PublishException {
        Optional<Exception> failure = Stream.of(documents, rejections, reports)
                .flatMap(deliveries -> deliveries.failure().stream())
                .findFirst();
        if (failure.isPresent()) {
            throw failure(failure.get());
        }
    }

    private PublishException failure(Exception cause) {
        awaitTheRest();
        return new PublishException(
                "cannot publish to " + servers + ": " + documents.missing() + " documents and " + rejections.missing()
                        + " rejections are not in Kafka, " + published() + " documents are. " + words(cause),
                cause);
    }

    /** Waits until pending records are acknowledged or fail, so that the counts of a failure are final. */
    private void awaitTheRest() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            // Does not wait when e: the counts are the current ones, and the interrupt flag is set again.
            Thread.currentThread().interrupt();
        }
    }

    private static String words(Exception cause) {
        return cause instanceof TimeoutException
                ? "No broker answered for the topic in time (" + cause.getMessage()
                        + "). Check the address, that Kafka runs and that the topic exists, then ingest the same files "
                        + "again: documents that are in Kafka already count once"
                : "The broker's answer: " + cause.getMessage();
    }
}
