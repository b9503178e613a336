package io.landport.bench.fire;

import io.landport.contract.Codec;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The messages in the document topics, as a reader of committed records gets them. */
final class PublishedMessages implements AcknowledgedMessages.MessageReader, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Codec<TradeDocument>> codecs = new HashMap<>();

    PublishedMessages(Installation installation) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Stream.of(Channel.values())
                .map(channel -> installation.topics().documents(channel))
                .forEach(topic -> codecs.put(topic.name(), installation.wire().codec(topic)));
    }

    @Override
    public Map<Long, Integer> read(TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seekToBeginning(one);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        Map<Long, Integer> read = new HashMap<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                read.put(message.offset(), hash(message));
            }
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Integer hash(ConsumerRecord<byte[], byte[]> message) {
        Codec<TradeDocument> codec = codecs.get(message.topic());
        if (codec == null) {
            throw new IllegalArgumentException("not a document topic: " + message.topic());
        }
        return codec.decode(message.value())
                .value()
                .map(AcknowledgedMessages::hash)
                .orElse(0);
    }
}
