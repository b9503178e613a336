package io.landport.operations.explain;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.query.explain.DocumentRecord;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Decodes records of the document topics. */
final class RecordOpener {
    /** Larger records are rejected unread. */
    private static final int MAX_BYTES = Topic.MAX_REJECTION_BYTES / 2;

    private static final byte[] NO_KEY = {};

    private final Topics topics;
    private final Map<String, Channel> channels;
    private final Codec<TradeDocument> codec;

    RecordOpener(Topics topics, Wire wire) {
        this.topics = topics;
        this.channels = Arrays.stream(Channel.values())
                .collect(Collectors.toMap(channel -> topics.documents(channel).name(), Function.identity()));
        this.codec = wire.codec(topics.documents(Channel.CUSTOMS));
    }

    DocumentPartition partition(TopicPartition partition) {
        return new DocumentPartition(channels.getOrDefault(partition.topic(), Channel.CUSTOMS), partition.partition());
    }

    TopicPartition partition(DocumentPartition partition) {
        return new TopicPartition(topics.documents(partition.channel()).name(), partition.number());
    }

    DocumentRecord opened(ConsumerRecord<byte[], byte[]> record) {
        DocumentPartition partition = partition(new TopicPartition(record.topic(), record.partition()));
        byte[] key = record.key() == null ? NO_KEY : record.key();
        return new DocumentRecord(
                partition,
                record.offset(),
                record.timestamp(),
                KeyHash.of(key),
                new String(key, StandardCharsets.UTF_8),
                document(partition, key, record.value()));
    }

    private Optional<TradeDocument> document(DocumentPartition partition, byte[] key, byte[] value) {
        boolean isJudged = value != null
                && key.length + value.length <= MAX_BYTES
                && topics.documents(partition.channel()).partitionOf(key) == partition.number();
        return isJudged ? codec.decode(value).value() : Optional.empty();
    }
}
