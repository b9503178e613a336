package io.landport.kafka.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/**
 * A log folder of a broker.
 *
 * @param bytes that the chosen topics take there
 * @param usable that are free on its disk; empty if the broker does not say
 */
public record LogDisk(int broker, String folder, long bytes, OptionalLong usable) {
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

    /** The bytes of topics on the broker that has most of them. */
    public static long bytes(KafkaAdmin cluster, Predicate<String> topics) {
        return all(cluster, topics).stream().mapToLong(LogDisk::bytes).max().orElse(0);
    }

    private static long bytes(LogDirDescription log, Predicate<String> topics) {
        return log.replicaInfos().entrySet().stream()
                .filter(replica -> topics.test(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
