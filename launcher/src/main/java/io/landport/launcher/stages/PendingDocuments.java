package io.landport.launcher.stages;

import io.landport.domain.fate.FateCount;
import io.landport.domain.judge.Fate;
import io.landport.installation.Installation;
import io.landport.kafka.read.RecordValues;
import io.landport.kafka.read.TopicCursor;
import io.landport.monitor.FateBook;
import java.time.Duration;
import java.util.Map;

/** How many documents wait for a decision, from the topic of fates. */
final class PendingDocuments implements AutoCloseable {
    private final TopicCursor fates;
    private final FateBook book = new FateBook();

    PendingDocuments(Installation installation) {
        RecordValues<FateCount> values =
                new RecordValues<>(installation.topics().fates(), installation.wire());
        this.fates = new TopicCursor(
                installation.client(),
                Map.of(
                        installation.topics().fates().name(),
                        TopicCursor.Reader.ofAll(record -> values.of(record).ifPresent(book::take))));
    }

    long count() {
        fates.poll(Duration.ZERO);
        return book.topics().stream()
                .mapToLong(topic -> book.messages(topic, Fate.PENDING.code()))
                .sum();
    }

    @Override
    public void close() {
        fates.close();
    }
}
