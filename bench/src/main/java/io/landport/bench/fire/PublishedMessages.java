package io.landport.bench.fire;

import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.kafka.read.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The messages in the document topics, as a reader of committed records gets them. */
final class PublishedMessages {
    private final Map<TopicPartition, Map<Long, Integer>> hashes = new HashMap<>();
    private final Map<String, List<Integer>> byPlace = new HashMap<>();

    /** Reads all of them, about 100 bytes each. */
    PublishedMessages(Installation installation) {
        for (Channel channel : Channel.values()) {
            Topic<TradeDocument> topic = installation.topics().documents(channel);
            Codec<TradeDocument> codec = installation.wire().codec(topic);
            try (TopicReader reader = new TopicReader(installation.client())) {
                reader.read(reader.ends(List.of(topic.name())), message -> take(message, hash(codec, message.value())));
            }
        }
    }

    /** The hashes of the messages of a partition by their offsets. */
    Map<Long, Integer> of(TopicPartition partition) {
        return hashes.getOrDefault(partition, Map.of());
    }

    /** The hashes of the messages that have a place in a file or record. */
    Map<String, List<Integer>> byPlace() {
        return byPlace;
    }

    static String place(FilePlace place) {
        return new String(place.header(), StandardCharsets.UTF_8);
    }

    private void take(ConsumerRecord<byte[], byte[]> message, int hash) {
        hashes.computeIfAbsent(new TopicPartition(message.topic(), message.partition()), first -> new HashMap<>())
                .put(message.offset(), hash);
        Header readFrom = message.headers().lastHeader(FilePlace.HEADER);
        if (readFrom != null) {
            byPlace.computeIfAbsent(new String(readFrom.value(), StandardCharsets.UTF_8), first -> new ArrayList<>())
                    .add(hash);
        }
    }

    private static int hash(Codec<TradeDocument> codec, byte[] value) {
        return codec.decode(value).value().map(AcknowledgedMessages::hash).orElse(0);
    }
}
