package io.landport.kafka.admin;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** End offsets of topics, and committed offsets and members of consumer groups. */
public final class Progress {
    /** Longer than the session timeout of a killed member. */
    public static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private static final Set<GroupState> REBALANCING =
            Set.of(GroupState.PREPARING_REBALANCE, GroupState.COMPLETING_REBALANCE);

    private final KafkaAdmin cluster;

    public Progress(KafkaAdmin cluster) {
        this.cluster = cluster;
    }

    /**
     * The current end offsets of topics by partition; a topic that does not exist has none. Includes records of open
     * transactions: a committed offset of a group is visible a moment before the commit markers of the records that it produced,
     * and an end offset without these would be reached too early.
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Set<String> existing = cluster.get(cluster.admin().listTopics().names(), "list topics");
        Map<String, TopicDescription> descriptions = cluster.get(
                cluster.admin()
                        .describeTopics(
                                topics.stream().filter(existing::contains).toList())
                        .allTopicNames(),
                "describe topics");
        descriptions.forEach((name, description) -> description
                .partitions()
                .forEach(
                        partition -> latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> ends = cluster.get(
                cluster.admin()
                        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all(),
                "list end offsets");
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** The committed offsets of a group; partitions without a commit are missing. */
    public Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = cluster.get(
                cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group),
                "list offsets of group " + group);
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    /** The members of a group; none if the group does not exist. */
    public List<MemberDescription> members(String group) {
        return description(group).map(known -> List.copyOf(known.members())).orElse(List.of());
    }

    /**
     * The partitions of topics that no member of a group reads. A partition that moves to another member is read by none between
     * two rebalances.
     *
     * @param own what members of this process read, by client id; they learn of an assignment later than the broker
     */
    public Set<TopicPartition> unread(String group, Collection<String> topics, Map<String, Set<TopicPartition>> own) {
        Set<TopicPartition> unread = new HashSet<>(ends(topics).keySet());
        for (MemberDescription member : members(group)) {
            Set<TopicPartition> assigned = new HashSet<>(member.assignment().topicPartitions());
            Set<TopicPartition> known = own.get(member.clientId());
            if (known != null) {
                assigned.retainAll(known);
            }
            unread.removeAll(assigned);
        }
        return unread;
    }

    /** The address of a member. Brokers report it with a slash before. */
    public static String host(MemberDescription member) {
        return member.host().replaceFirst("^/", "");
    }

    /** Whether a group is rebalancing: its members read nothing until all of them have joined. */
    public boolean isRebalancing(String group) {
        return description(group)
                .map(ConsumerGroupDescription::groupState)
                .filter(REBALANCING::contains)
                .isPresent();
    }

    private Optional<ConsumerGroupDescription> description(String group) {
        boolean exists = cluster.get(cluster.admin().listGroups().all(), "list groups").stream()
                .anyMatch(listing -> listing.groupId().equals(group));
        return exists
                ? cluster
                        .get(
                                cluster.admin()
                                        .describeConsumerGroups(List.of(group))
                                        .all(),
                                "describe group " + group)
                        .values()
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Waits until a group has no members. A killed process remains a member until its session times out.
     *
     * @return whether it has none; false after the timeout
     */
    public boolean awaitNoMembers(String group, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!members(group).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return true;
    }

    /** The number of records between the reached and the wanted offsets. */
    public static long lag(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> wanted) {
        return wanted.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
