package io.landport.verify;

import io.landport.kafka.read.TopicReader;
import io.landport.verify.ledger.Workspace;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Recomputes all totals from the document topics and compares the aggregate topics and the store with them. If documents arrive
 * meanwhile, keys that differ are compared again at later ends, in at most three rounds.
 */
public final class Verification {
    private static final int MAX_ROUNDS = 3;

    private final VerificationSettings settings;
    private final VerificationListener listener;
    private final Runnable awaitCaughtUp;

    /** @param awaitCaughtUp waits until streams and consumer have processed every record of the document topics */
    public Verification(VerificationSettings settings, VerificationListener listener, Runnable awaitCaughtUp) {
        this.settings = settings;
        this.listener = listener;
        this.awaitCaughtUp = awaitCaughtUp;
    }

    /**
     * Runs the verification.
     *
     * @throws io.landport.store.StoreException if the store cannot be read
     * @throws org.apache.kafka.common.KafkaException if the topics cannot be read
     * @throws java.io.UncheckedIOException if temporary files cannot be written
     */
    public VerificationReport run() {
        try (Workspace workspace = Workspace.in(settings.folder(), settings.bufferBytes());
                TopicReader topics = new TopicReader(settings.kafka());
                VerificationRound first = new VerificationRound(settings, listener, workspace, topics, null)) {
            first.run(published(topics), documentEnds(topics));
            return isFinal(first, 1, topics) ? first.report(1) : nextRound(first, 2, workspace, topics);
        }
    }

    private VerificationReport nextRound(
            VerificationRound before, int number, Workspace workspace, TopicReader topics) {
        try (VerificationRound round =
                new VerificationRound(settings, listener, workspace, topics, before.differences())) {
            round.run(published(topics), documentEnds(topics));
            return isFinal(round, number, topics)
                    ? round.report(number)
                    : nextRound(round, number + 1, workspace, topics);
        }
    }

    /** Read before the ends of the document topics, which then contain these documents. */
    private Map<String, Long> published(TopicReader topics) {
        return IntakeReports.documents(settings, topics, listener);
    }

    /** The ends of the document topics. Returns when streams and consumer have processed everything before them. */
    private Map<TopicPartition, Long> documentEnds(TopicReader topics) {
        Map<TopicPartition, Long> ends = topics.ends(settings.topics().documentNames());
        listener.progressed("wait for streams and consumer", 0, 0);
        awaitCaughtUp.run();
        return ends;
    }

    /** Whether another round cannot change the result: nothing differs, or no record has been added since. */
    private boolean isFinal(VerificationRound round, int number, TopicReader topics) {
        if (round.isClean() || number == MAX_ROUNDS) {
            return true;
        }
        List<String> names = round.ends().keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .toList();
        return topics.ends(names).equals(round.ends());
    }
}
