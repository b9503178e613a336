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
 * A topic of documents and their encoding. The same messages are loaded, before anything is timed, once for each input that
 * the chosen candidates read. The record key is {@link io.landport.domain.document.DocumentId#key}.
 *
 * @param topic its name
 * @param settings of the topic, by Kafka's names
 * @param encoding makes what turns a message into a record value; called once a process
 */
public record InputTopic(String topic, int partitions, Map<String, String> settings, Encoding encoding) {

    /** Landport's own topic and format. */
    public static final InputTopic LANDPORT = landport();

    public InputTopic {
        settings = Map.copyOf(settings);
    }

    /** How messages become bytes. */
    @FunctionalInterface
    public interface Encoding {
        /** Made anew in each process that needs it. */
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
