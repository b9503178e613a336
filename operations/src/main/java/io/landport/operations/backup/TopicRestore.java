package io.landport.operations.backup;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.Origin;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.CompactedTopic;
import io.landport.terminal.ProgressLine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes documents, reports of feeds, actions of operators and quarantined records. Offsets of transaction markers are not restored, so the
 * records after them get other offsets; quarantined records refer to the new ones.
 */
final class TopicRestore {
    private final BackedUpTopics files;
    private final Installation restored;
    private final ProgressLine progress;
    private final Topics topics;
    private final Map<Origin.TopicRecord, Quarantine> quarantined = new LinkedHashMap<>();
    private final Map<Origin.TopicRecord, Long> moved = new HashMap<>();
    private final Map<TopicPartition, Long> written = new HashMap<>();

    /** @param restored with empty topics and the generation that is restored */
    TopicRestore(BackedUpTopics files, Installation restored, ProgressLine progress) {
        this.files = files;
        this.restored = restored;
        this.progress = progress;
        this.topics = restored.topics();
    }

    /** @throws CommandException if the topics have other records at the end */
    void run(KafkaAdmin cluster) {
        files.values(restored, topics.quarantined())
                .forEach(quarantine -> quarantined.put(quarantine.record(), quarantine));
        try (PartitionWriter writer = new PartitionWriter(restored.client())) {
            for (Channel channel : Channel.values()) {
                write(topics.documents(channel), writer);
            }
            write(topics.feeds(), writer);
            if (files.hasAll(topics.operatorActions(), restored)) {
                write(topics.operatorActions(), writer);
            }
            writer.flush();
        }
        requireAll(cluster);
        CompactedTopic<Quarantine> topic =
                new CompactedTopic<>(restored.client(), topics.quarantined(), restored.wire());
        quarantined.values().stream().map(this::move).forEach(quarantine -> topic.put(quarantine.key(), quarantine));
    }

    private void write(Topic<?> topic, PartitionWriter writer) {
        String original = files.original(topic, restored);
        for (int number = 0; number < topic.partitions(); number++) {
            TopicPartition partition = new TopicPartition(topic.name(), number);
            written.put(partition, 0L);
            files.records(topic, restored, number, record -> {
                long offset = written.getOrDefault(partition, 0L);
                Origin.TopicRecord known = new Origin.TopicRecord(original, partition.partition(), record.offset());
                if (quarantined.containsKey(known)) {
                    moved.put(known, offset);
                }
                writer.write(record.in(partition));
                written.put(partition, offset + 1);
                progress.show(() -> "%,d records of %s".formatted(offset + 1, partition));
            });
        }
    }

    private void requireAll(KafkaAdmin cluster) {
        Map<TopicPartition, Long> ends = new Progress(cluster)
                .ends(Backup.topics(topics).stream().map(Topic::name).toList());
        written.forEach((partition, count) -> {
            if (!count.equals(ends.get(partition))) {
                throw new CommandException(
                        "%s partition %d ends at offset %,d instead of %,d: another program writes to it"
                                .formatted(partition.topic(), partition.partition(), ends.get(partition), count));
            }
        });
    }

    private Quarantine move(Quarantine quarantine) {
        Origin.TopicRecord record = quarantine.record();
        return new Quarantine(
                new Origin.TopicRecord(
                        files.restored(record.topic(), restored),
                        record.partition(),
                        moved.getOrDefault(record, record.offset())),
                quarantine.reason(),
                quarantine.by(),
                quarantine.at(),
                quarantine.generation());
    }
}
