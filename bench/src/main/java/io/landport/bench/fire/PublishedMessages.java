package io.landport.bench.fire;

import io.landport.bench.trial.CommittedReader;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The messages in the document topics, as a reader of committed records gets them. */
final class PublishedMessages implements AcknowledgedMessages.MessageReader {
    private final Map<TopicPartition, Map<Long, Integer>> hashes = new HashMap<>();

    /** Reads all of them, about 100 bytes each. */
    PublishedMessages(Installation installation) {
        for (Channel channel : Channel.values()) {
            Topic<TradeDocument> topic = installation.topics().documents(channel);
            Codec<TradeDocument> codec = installation.wire().codec(topic);
            try (CommittedReader reader = new CommittedReader(installation.client(), topic.name())) {
                reader.readToEnd(message -> hashes.computeIfAbsent(
                                new TopicPartition(message.topic(), message.partition()), first -> new HashMap<>())
                        .put(message.offset(), hash(codec, message.value())));
            }
        }
    }

    @Override
    public Map<Long, Integer> read(TopicPartition partition) {
        return hashes.getOrDefault(partition, Map.of());
    }

    private static int hash(Codec<TradeDocument> codec, byte[] value) {
        return codec.decode(value).value().map(AcknowledgedMessages::hash).orElse(0);
    }
}
