package io.landport.operations.stage;

import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.Origin;
import io.landport.installation.Installation;
import io.landport.kafka.read.CompactedTopic;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The topic with the quarantined records of document topics, for one generation. */
public final class QuarantineTopic {
    private final CompactedTopic<Quarantine> topic;
    private final int generation;

    /** Opens no connection. */
    public QuarantineTopic(Installation installation) {
        this.topic = new CompactedTopic<>(
                installation.client(), installation.topics().quarantined(), installation.wire());
        this.generation = installation.number();
    }

    /** @throws org.apache.kafka.common.KafkaException if the topic cannot be read */
    public Set<Origin.TopicRecord> all() {
        return topic.read().values().stream()
                .filter(quarantine -> quarantine.generation() == generation)
                .map(Quarantine::record)
                .collect(Collectors.toSet());
    }

    /** The records that cannot be decoded and are skipped, by topic, partition and offset. */
    public List<String> skipped() {
        return topic.skipped();
    }

    /** Quarantines a record; streams reads it at its next start. */
    public void add(Origin.TopicRecord record, String reason, String by, Instant at) {
        Quarantine quarantine = new Quarantine(record, reason, by, at, generation);
        topic.put(quarantine.key(), quarantine);
    }
}
