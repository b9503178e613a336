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

/**
 * A topic of documents and their encoding. Before timing, the same messages are published to each input that the selected
 * candidates read. The record key is {@link io.landport.domain.document.DocumentId#key}.
 *
 * @param topic its name
 * @param settings of the topic, by Kafka's names
 * @param encoding creates the function that encodes a message; called once per process
 */
public record InputTopic(String topic, int partitions, Map<String, String> settings, Encoding encoding) {

    /** Landport's topic and format. */
    public static final InputTopic LANDPORT = landport();

    public InputTopic {
        settings = Map.copyOf(settings);
    }

    /** Creates functions that encode messages. */
    @FunctionalInterface
    public interface Encoding {
        /** Creates a new function, for use by one thread. */
        Function<TradeDocument, byte[]> open();
    }

    private static InputTopic landport() {
        Topic<TradeDocument> topic = new Topics("").documents(Channel.CUSTOMS);
        return new InputTopic(topic.name(), topic.partitions(), topic.settings(), () -> {
            Codec<TradeDocument> codec = Wire.with(Optional.empty()).codec(topic);
            return codec::encode;
        });
    }
}
