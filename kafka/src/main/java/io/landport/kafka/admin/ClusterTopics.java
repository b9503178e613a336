package io.landport.kafka.admin;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * The topics of an installation on the cluster. Creates missing topics and reports wrong settings of existing ones, which it
 * never alters.
 */
public final class ClusterTopics {
    private final KafkaAdmin cluster;
    private final Topics topics;
    private final Replication replication;

    /** Topics that are created with the cluster's default of replicas. */
    public ClusterTopics(KafkaAdmin cluster, Topics topics) {
        this(cluster, topics, Replication.DEFAULT);
    }

    /** @param replication of topics that are created */
    public ClusterTopics(KafkaAdmin cluster, Topics topics, Replication replication) {
        this.cluster = cluster;
        this.topics = topics;
        this.replication = replication;
    }

    /** Creates missing topics, waits until the broker lists them, and returns their names. */
    public List<String> createMissing() {
        Set<String> existing = existing();
        List<NewTopic> missing = topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(this::newTopic)
                .toList();
        cluster.get(cluster.admin().createTopics(missing).all(), "create topics");
        List<String> created = missing.stream().map(NewTopic::name).toList();
        cluster.awaitTopics(created);
        return created;
    }

    /** The problems of the topics, a sentence each; empty if there are none. */
    public List<String> problems() {
        Set<String> existing = existing();
        List<Topic<?>> present = topics.all().stream()
                .filter(topic -> existing.contains(topic.name()))
                .collect(Collectors.toList());
        Map<String, TopicDescription> descriptions = cluster.get(
                cluster.admin()
                        .describeTopics(present.stream().map(Topic::name).toList())
                        .allTopicNames(),
                "describe topics");
        Map<String, Map<String, String>> settings =
                cluster.topicSettings(present.stream().map(Topic::name).toList());
        List<String> problems = new ArrayList<>();
        for (Topic<?> topic : topics.all()) {
            TopicDescription description = descriptions.get(topic.name());
            if (description == null) {
                problems.add("topic " + topic.name() + " is missing: create it with 'landport topics --create'");
            } else {
                partitions(topic, description).ifPresent(problems::add);
                problems.addAll(settings(topic, settings.getOrDefault(topic.name(), Map.of())));
            }
        }
        return problems;
    }

    /** The number of partitions of an existing topic. */
    public int partitions(Topic<?> topic) {
        Map<String, TopicDescription> described = cluster.get(
                cluster.admin().describeTopics(List.of(topic.name())).allTopicNames(),
                "describe topic " + topic.name());
        return described.values().iterator().next().partitions().size();
    }

    /** Whether the cluster has a topic. */
    public boolean has(Topic<?> topic) {
        return existing().contains(topic.name());
    }

    private static Optional<String> partitions(Topic<?> topic, TopicDescription description) {
        int partitions = description.partitions().size();
        return partitions == topic.partitions() || topic.hasAnyPartitions()
                ? Optional.empty()
                : Optional.of("topic " + topic.name() + " has " + partitions + " partitions and must have "
                        + topic.partitions() + ": documents would move between partitions and be counted twice;"
                        + " create the topics under another LANDPORT_PREFIX and ingest again");
    }

    private static List<String> settings(Topic<?> topic, Map<String, String> actual) {
        return topic.settings().entrySet().stream()
                .filter(setting -> !setting.getValue().equals(actual.get(setting.getKey())))
                .map(setting -> "topic " + topic.name() + " has " + setting.getKey() + "="
                        + actual.get(setting.getKey()) + " and must have " + setting.getKey() + "="
                        + setting.getValue()
                        + ": set it with kafka-configs.sh --alter --entity-type topics --entity-name "
                        + topic.name() + " --add-config " + setting.getKey() + '=' + setting.getValue())
                .toList();
    }

    private Set<String> existing() {
        return cluster.get(cluster.admin().listTopics().names(), "list topics");
    }

    private NewTopic newTopic(Topic<?> topic) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.putAll(replication.settings());
        return new NewTopic(topic.name(), topic.partitions(), replication.replicas()).configs(settings);
    }
}
