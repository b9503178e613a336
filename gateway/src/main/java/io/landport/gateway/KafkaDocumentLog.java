package io.landport.gateway;

import io.landport.contract.Codec;
import io.landport.contract.RegistryException;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Rejection;
import io.landport.producer.publish.ProducerProperties;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes with one idempotent producer for all requests. Its buffer bounds the memory of all of them together. */
public final class KafkaDocumentLog implements DocumentLog {
    /** How long a request waits for room in the buffer, and then for the acknowledgement. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(15);
    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
    private static final int LINGER_MILLIS = 2;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final Map<Channel, Encoded<TradeDocument>> documents = new EnumMap<>(Channel.class);
    private final Encoded<Rejection> rejections;

    private record Encoded<V>(String topic, Codec<V> codec) {
        static <V> Encoded<V> of(Topic<V> topic, Wire wire) {
            return new Encoded<>(topic.name(), wire.codec(topic));
        }

        ProducerRecord<String, byte[]> record(String key, V value) {
            return new ProducerRecord<>(topic, key, codec.encode(value));
        }
    }

    /** @param producer is closed with this */
    KafkaDocumentLog(Producer<String, byte[]> producer, Topics topics, Wire wire) {
        this.producer = producer;
        for (Channel channel : Channel.values()) {
            documents.put(channel, Encoded.of(topics.documents(channel), wire));
        }
        this.rejections = Encoded.of(topics.feedRejections(), wire);
    }

    /**
     * Publishes to the brokers of the client properties; does not connect yet.
     *
     * @param client Kafka client properties by their own names, with {@code bootstrap.servers}
     */
    public static KafkaDocumentLog to(Map<String, ?> client, Topics topics, Wire wire) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_WAIT.toMillis());
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
        return new KafkaDocumentLog(new KafkaProducer<>(ProducerProperties.of(properties)), topics, wire);
    }

    @Override
    public CompletableFuture<Place> publish(TradeDocument document) {
        Encoded<TradeDocument> topic = documents.get(document.id().channel());
        if (topic == null) {
            throw new IllegalStateException("no topic for " + document.id().channel());
        }
        return send(document.id().key(), document, topic);
    }

    @Override
    public CompletableFuture<Place> publish(Rejection rejection) {
        return send(rejection.id(), rejection, rejections);
    }

    /** Sends what is pending. */
    @Override
    public void close() {
        producer.close(DELIVERY_TIMEOUT);
    }

    private <V> CompletableFuture<Place> send(String key, V value, Encoded<V> topic) {
        CompletableFuture<Place> place = new CompletableFuture<>();
        try {
            ProducerRecord<String, byte[]> record = topic.record(key, value);
            // The callback receives everything that the future would say.
            Future<?> unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    place.complete(new Place(metadata.topic(), metadata.partition(), metadata.offset()));
                } else {
                    place.completeExceptionally(unavailable(failure));
                }
            });
        } catch (KafkaException | RegistryException e) {
            place.completeExceptionally(unavailable(e));
        }
        return place;
    }

    private static UnavailableException unavailable(Exception cause) {
        return new UnavailableException("Kafka did not take the document: " + cause.getMessage(), cause);
    }
}
