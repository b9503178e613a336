package io.landport.bench.candidate;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic of documents and their encoding. Before timing, the same messages are published to each input that the selected
 * candidates read. The record key is {@link io.landport.domain.document.DocumentId#key}.
 *
 * @param encoding creates a function that encodes messages, for use by one thread; called once per process
 */
public record InputTopic(NewTopic topic, Supplier<Function<TradeDocument, byte[]>> encoding) {
    /** Landport's topic and format. */
    public static final InputTopic LANDPORT = landport();

    private static final short REPLICAS = 1;

    /** A topic with settings by Kafka's names. */
    public static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, REPLICAS).configs(Map.copyOf(settings));
    }

    /** A topic of Landport. */
    public static NewTopic topic(Topic<?> topic) {
        return topic(topic.name(), topic.partitions(), topic.settings());
    }

    public String name() {
        return topic.name();
    }

    private static InputTopic landport() {
        Topic<TradeDocument> topic = new Topics("").documents(Channel.CUSTOMS);
        return new InputTopic(topic(topic), () -> {
            Codec<TradeDocument> codec = Wire.with(Optional.empty()).codec(topic);
            return codec::encode;
        });
    }
}
