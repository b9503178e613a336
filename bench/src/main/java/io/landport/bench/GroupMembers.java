package io.landport.bench;

import io.landport.bench.candidate.InputTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** Which members of a consumer group read which partitions of documents. */
final class GroupMembers implements AutoCloseable {
    private final Admin admin;
    private final String group;

    GroupMembers(String bootstrapServers, String group) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
    }

    /** Partitions of customs documents by the id of the member that reads them. */
    record Assignment(Map<String, Set<Integer>> partitions) {
        Assignment {
            partitions = Map.copyOf(partitions);
        }

        /** The partitions of members that are missing in a later assignment. */
        Set<Integer> lostBy(Assignment later) {
            Set<Integer> lost = new TreeSet<>();
            partitions.forEach((member, read) -> {
                if (!later.partitions.containsKey(member)) {
                    lost.addAll(read);
                }
            });
            return lost;
        }
    }

    Assignment assignment() {
        Map<String, Set<Integer>> partitions = new HashMap<>();
        description().members().forEach(member -> {
            Set<Integer> read = new TreeSet<>();
            member.assignment().topicPartitions().stream()
                    .filter(partition -> partition.topic().equals(InputTopic.LANDPORT.topic()))
                    .forEach(partition -> read.add(partition.partition()));
            partitions.put(member.consumerId(), read);
        });
        return new Assignment(partitions);
    }

    /** Whether the group is stable with fewer members than before. */
    boolean isStableWithFewer(Assignment before) {
        ConsumerGroupDescription now = description();
        return now.groupState() == GroupState.STABLE
                && now.members().size() < before.partitions().size();
    }

    @Override
    public void close() {
        admin.close();
    }

    private ConsumerGroupDescription description() {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot describe consumer group " + group, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
