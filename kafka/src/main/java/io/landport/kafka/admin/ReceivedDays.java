package io.landport.kafka.admin;

import io.landport.contract.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The received days of document topics: the UTC days of the greatest record timestamps of their partitions. */
public final class ReceivedDays {
    private final KafkaAdmin cluster;

    public ReceivedDays(KafkaAdmin cluster) {
        this.cluster = cluster;
    }

    /**
     * The latest received day of a topic's partitions; empty if the topic is empty.
     *
     * @throws KafkaAdminException if no broker is reachable
     */
    public Optional<LocalDate> latest(Topic<?> topic) {
        Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.maxTimestamp()));
        Collection<ListOffsetsResultInfo> latest = cluster.get(
                        cluster.admin().listOffsets(partitions).all(), "list the latest timestamps of " + topic.name())
                .values();
        return latest.stream()
                .filter(info -> info.timestamp() >= 0)
                .map(info -> LocalDate.ofInstant(Instant.ofEpochMilli(info.timestamp()), ZoneOffset.UTC))
                .max(LocalDate::compareTo);
    }
}
