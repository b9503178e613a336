package io.landport.operations.ingest;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.CompactedTopic;
import io.landport.kafka.read.NewRejections;
import io.landport.operations.stage.StageFactory;
import io.landport.producer.publish.Acknowledgements;
import io.landport.producer.publish.DocumentPlace;
import io.landport.terminal.PrintableText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Waits until streams and the consumer have processed what an ingest published, and prints the result: each document
 * that streams rejected, with the file and line that it came from, and how the counts of fates changed.
 */
public final class FinalFates implements AutoCloseable {
    private final Installation installation;
    private final PublishedDocuments published = new PublishedDocuments();
    private final NewRejections rejections;
    private final Map<String, FateCount> before;

    private FinalFates(Installation installation) {
        this.installation = installation;
        this.rejections =
                new NewRejections(installation.client(), installation.topics().rejected(), installation.wire());
        this.before = fates();
    }

    /**
     * Notes what is in the topics now.
     *
     * @param live an installation with its live generation
     */
    public static FinalFates since(Installation live) {
        return new FinalFates(live);
    }

    /** Receives what is published from now on. */
    public Acknowledgements acknowledgements() {
        return published;
    }

    /**
     * Waits and prints.
     *
     * @param count how many documents were published
     * @return their fates
     * @throws io.landport.kafka.progress.CaughtUp.NotCaughtUpException after the timeout
     */
    public IngestFates print(long count, Duration timeout, PrintWriter out, PrintWriter err) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            StageFactory.of(installation).awaitCaughtUp(cluster, timeout, err);
        }
        Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
        rejections.read(rejection -> {
            if (rejection.origin() instanceof Origin.TopicRecord record) {
                published.place(record).ifPresent(place -> {
                    rejected.merge(rejection.reason(), 1L, Long::sum);
                    err.println(describe(place, rejection));
                });
            }
        });
        out.println("%,d documents processed, %,d rejected%s"
                .formatted(
                        count,
                        rejected.values().stream().mapToLong(Long::longValue).sum(),
                        IngestSummary.reasons(rejected)));
        Map<String, Long> changes = changes();
        if (!changes.isEmpty()) {
            out.println("messages of " + String.join(", ", published.sources()) + " by fate: "
                    + changes.entrySet().stream()
                            .map(change -> "%s %+,d".formatted(change.getKey(), change.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        IngestFates all = new IngestFates(rejected, changes);
        if (all.pending() > 0) {
            out.println("%,d documents wait for a decision of customs; each counts once it is released"
                    .formatted(all.pending()));
        }
        return all;
    }

    @Override
    public void close() {
        rejections.close();
    }

    private static String describe(DocumentPlace place, Rejection rejection) {
        String document = rejection.document() == null
                ? ""
                : " (" + rejection.document().source() + ' '
                        + rejection.document().document() + ')';
        return PrintableText.of(place.input() + " line " + place.line() + ": "
                + rejection.reason().code() + ", " + rejection.detail() + document);
    }

    /** By fate, of the sources and topics that this ingest published to; those that did not change are left out. */
    private Map<String, Long> changes() {
        Map<String, FateCount> now = fates();
        Map<String, Long> changes = new TreeMap<>();
        now.forEach((key, count) -> {
            if (isOfThis(count.key())) {
                FateCount earlier = before.get(key);
                changes.merge(
                        count.key().fate(), count.records() - (earlier == null ? 0 : earlier.records()), Long::sum);
            }
        });
        changes.values().removeAll(Set.of(0L));
        return changes;
    }

    private boolean isOfThis(FateKey key) {
        return published.has(key.topic(), key.source());
    }

    private Map<String, FateCount> fates() {
        return new CompactedTopic<>(installation.client(), installation.topics().fates(), installation.wire()).read();
    }
}
