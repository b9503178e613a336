package io.landport.launcher.stages;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.installation.Installation;
import io.landport.kafka.read.RecordValues;
import io.landport.kafka.read.TopicCursor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How many documents wait for a decision, from the topic of fates. */
final class PendingDocuments implements AutoCloseable {
    private final TopicCursor fates;
    private final Map<FateKey, Long> counts = new HashMap<>();

    PendingDocuments(Installation installation) {
        RecordValues<FateCount> values =
                new RecordValues<>(installation.topics().fates(), installation.wire());
        this.fates = new TopicCursor(
                installation.client(),
                Map.of(
                        installation.topics().fates().name(),
                        TopicCursor.Reader.ofAll(record -> values.of(record)
                                .filter(count -> count.key().fate().equals(Fate.PENDING.code()))
                                .ifPresent(count -> counts.put(count.key(), count.records())))));
    }

    long count() {
        fates.poll(Duration.ZERO);
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        fates.close();
    }
}
