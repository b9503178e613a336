package io.landport.operations.copy;

import io.landport.contract.Topic;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.CompactedTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The positions up to which documents are copied. Those of topics that were deleted and created again are void. */
final class CopyPositions {
    private final Installation installation;
    private final Topic<CopiedUpTo> topic;
    private final KafkaAdmin cluster;

    CopyPositions(Installation installation, KafkaAdmin cluster) {
        this.installation = installation;
        this.topic = installation.topics().copied();
        this.cluster = cluster;
    }

    /**
     * The position of each partition of a topic; at its beginning if none of its records is copied.
     *
     * @param partitions number of partitions of the source
     */
    List<CopiedUpTo> of(String source, String target, int partitions) {
        Map<String, CopiedUpTo> known = all();
        String sourceId = cluster.topicId(source);
        String targetId = cluster.topicId(target);
        List<CopiedUpTo> positions = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            CopiedUpTo beginning = new CopiedUpTo(source, sourceId, partition, target, targetId, 0, 0);
            CopiedUpTo position = known.getOrDefault(beginning.key(), beginning);
            boolean isValid =
                    position.sourceId().equals(sourceId) && position.targetId().equals(targetId);
            positions.add(isValid ? position : beginning);
        }
        return positions;
    }

    /** The topics from which a topic has been copied. */
    List<String> sources(String target) {
        String targetId = cluster.topicId(target);
        return all().values().stream()
                .filter(position ->
                        position.target().equals(target) && position.targetId().equals(targetId))
                .map(CopiedUpTo::source)
                .distinct()
                .sorted()
                .toList();
    }

    ProducerRecord<byte[], byte[]> record(CopiedUpTo position) {
        return new ProducerRecord<>(
                topic.name(),
                position.key().getBytes(StandardCharsets.UTF_8),
                installation.wire().codec(topic).encode(position));
    }

    private Map<String, CopiedUpTo> all() {
        return new CompactedTopic<>(installation.client(), topic, installation.wire()).read();
    }
}
