package io.landport.kafka.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/**
 * A log folder of a broker.
 *
 * @param topics that were chosen, with the bytes that each takes there
 * @param usable bytes that are free on its disk; empty if the broker does not say
 */
public record LogDisk(int broker, String folder, Map<String, Long> topics, OptionalLong usable) {
    public LogDisk {
        topics = Map.copyOf(topics);
    }

    /** The log folders of all brokers. */
    public static List<LogDisk> all(KafkaAdmin cluster, Predicate<String> topics) {
        List<Integer> brokers = cluster.get(cluster.admin().describeCluster().nodes(), "list the brokers").stream()
                .map(Node::id)
                .toList();
        Map<Integer, Map<String, LogDirDescription>> folders =
                cluster.get(cluster.admin().describeLogDirs(brokers).allDescriptions(), "describe the log folders");
        List<LogDisk> disks = new ArrayList<>();
        folders.forEach((broker, described) -> described.forEach(
                (folder, log) -> disks.add(new LogDisk(broker, folder, bytes(log, topics), log.usableBytes()))));
        return disks;
    }

    /** The bytes of the topics, or of some of them. */
    public long bytes(Predicate<String> some) {
        return topics.entrySet().stream()
                .filter(topic -> some.test(topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> bytes(LogDirDescription log, Predicate<String> topics) {
        Map<String, Long> bytes = new HashMap<>();
        log.replicaInfos().forEach((partition, replica) -> {
            if (topics.test(partition.topic())) {
                bytes.merge(partition.topic(), replica.size(), Long::sum);
            }
        });
        return bytes;
    }
}
