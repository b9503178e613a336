package io.landport.kafka.admin;

import io.landport.contract.Topics;
import io.landport.domain.judge.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks whether a record can be quarantined: streams must be stopped and must not have committed an offset after the record,
 * because a record that is counted stays counted.
 */
public final class StalledStreams {
    private final Progress progress;
    private final Topics topics;
    private final String streamsGroup;

    /** @param streamsGroup the application id of streams */
    public StalledStreams(Progress progress, Topics topics, String streamsGroup) {
        this.progress = progress;
        this.topics = topics;
        this.streamsGroup = streamsGroup;
    }

    /**
     * Why the record cannot be quarantined; empty if it can.
     *
     * @param timeout how long to wait until a killed process is removed from the group
     */
    public Optional<String> objection(Origin.TopicRecord record, Duration timeout) {
        List<String> documents = topics.documentNames();
        if (!documents.contains(record.topic())) {
            return Optional.of(
                    record.topic() + " is not a document topic; document topics are " + String.join(", ", documents));
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Long end = progress.ends(List.of(record.topic())).get(partition);
        if (end == null) {
            return Optional.of(record.topic() + " has no partition " + record.partition() + "; it has "
                    + progress.ends(List.of(record.topic())).keySet().stream()
                            .map(TopicPartition::partition)
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
        if (record.offset() >= end) {
            return Optional.of(record.topic() + " partition " + record.partition() + " ends at offset " + end
                    + ": there is no record " + record.offset());
        }
        return progress.awaitNoMembers(streamsGroup, timeout)
                ? counted(record, partition)
                : Optional.of("streams is running: stop it first, because it reads quarantined records when it starts");
    }

    private Optional<String> counted(Origin.TopicRecord record, TopicPartition partition) {
        long next = progress.committed(streamsGroup).getOrDefault(partition, 0L);
        return next <= record.offset()
                ? Optional.empty()
                : Optional.of("streams has read " + record.topic() + " partition " + record.partition()
                        + " up to offset " + next + ", so record " + record.offset()
                        + " is already counted");
    }
}
