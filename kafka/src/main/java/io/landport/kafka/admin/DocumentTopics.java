package io.landport.kafka.admin;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * What the cluster does to keep documents. Every total is computed from the document topics, so a record that is deleted from them cannot
 * be recomputed.
 */
public final class DocumentTopics {
    private static final int SAFE_REPLICAS = 2;
    private static final Duration LONG_TRANSACTION = Duration.ofMinutes(1);
    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private final KafkaAdmin cluster;
    private final Topics topics;

    public DocumentTopics(KafkaAdmin cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    /**
     * The partitions from which records have been deleted, a sentence each; empty if all records are there.
     *
     * @throws KafkaAdminException if a topic does not exist
     */
    public List<String> deletions() {
        Map<TopicPartition, OffsetSpec> partitions = partitions().stream()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> beginnings =
                cluster.get(cluster.admin().listOffsets(partitions).all(), "list the first offsets of document topics");
        return beginnings.entrySet().stream()
                .filter(beginning -> beginning.getValue().offset() > 0)
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition)))
                .map(beginning -> "%s partition %d begins at offset %,d: the documents before it have been deleted"
                        .formatted(
                                beginning.getKey().topic(),
                                beginning.getKey().partition(),
                                beginning.getValue().offset()))
                .toList();
    }

    /**
     * Refuses to recompute totals from what is left of the documents.
     *
     * @throws KafkaAdminException naming the partitions from which records have been deleted
     */
    public void requireAll() {
        List<String> deletions = deletions();
        if (!deletions.isEmpty()) {
            throw new KafkaAdminException(
                    String.join("; ", deletions) + ". Totals cannot be recomputed: restore the topics from a backup");
        }
    }

    /**
     * The partitions in which a transaction has been open for more than a minute, a sentence each: streams cannot read beyond its first
     * record. Of Landport only copies of documents write in transactions, which are shorter, so the producer is another program.
     */
    public List<String> openTransactions(Instant now) {
        List<String> open = new ArrayList<>();
        cluster.get(cluster.admin().describeProducers(partitions()).all(), "describe the producers of document topics")
                .forEach((partition, producers) -> producers.activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent()
                                        && producer.lastTimestamp()
                                                < now.minus(LONG_TRANSACTION).toEpochMilli())
                        .map(producer ->
                                ("%s partition %d: a transaction of producer %d is open since offset %d, and streams"
                                                + " reads no record after it. If the producer has ended, abort the transaction with"
                                                + " kafka-transactions.sh abort")
                                        .formatted(
                                                partition.topic(),
                                                partition.partition(),
                                                producer.producerId(),
                                                producer.currentTransactionStartOffset()
                                                        .getAsLong()))
                        .forEach(open::add));
        return open.stream().sorted().toList();
    }

    /**
     * The latest received day of the partitions of a channel, the UTC day of their greatest record timestamp; empty without documents.
     *
     * @throws KafkaAdminException if no broker is reachable
     */
    public Optional<LocalDate> receivedDay(Channel channel) {
        Topic<?> topic = topics.documents(channel);
        Map<TopicPartition, OffsetSpec> latest = partitions(topic)
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.maxTimestamp()));
        return cluster
                .get(cluster.admin().listOffsets(latest).all(), "list the latest timestamps of " + topic.name())
                .values()
                .stream()
                .filter(info -> info.timestamp() >= 0)
                .map(info -> LocalDate.ofInstant(Instant.ofEpochMilli(info.timestamp()), ZoneOffset.UTC))
                .max(LocalDate::compareTo);
    }

    private List<TopicPartition> partitions() {
        return Stream.of(Channel.values())
                .flatMap(channel -> partitions(topics.documents(channel)))
                .toList();
    }

    private static Stream<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition));
    }

    /** The settings with which the loss of a broker can lose documents, a sentence each; empty on a cluster of one broker. */
    public List<String> risks() {
        int brokers = cluster.get(cluster.admin().describeCluster().nodes(), "describe the cluster")
                .size();
        if (brokers < SAFE_REPLICAS) {
            return List.of();
        }
        List<String> names = topics.documentNames();
        Map<String, TopicDescription> descriptions =
                cluster.get(cluster.admin().describeTopics(names).allTopicNames(), "describe topics");
        Map<String, Map<String, String>> settings = cluster.topicSettings(names);
        List<String> risks = new ArrayList<>();
        descriptions.forEach((name, description) -> {
            int replicas = description.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            int inSync = Integer.parseInt(settings.getOrDefault(name, Map.of()).getOrDefault(MIN_IN_SYNC, "1"));
            if (replicas < SAFE_REPLICAS) {
                risks.add("topic " + name + " has replication factor " + replicas + " on a cluster of " + brokers
                        + " brokers: the loss of one broker loses documents");
            } else if (inSync < SAFE_REPLICAS) {
                risks.add("topic " + name + " has " + MIN_IN_SYNC + "=" + inSync
                        + ": a document is acknowledged when one broker has it, and lost with that broker");
            }
        });
        return risks;
    }
}
