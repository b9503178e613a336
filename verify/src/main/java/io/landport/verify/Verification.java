package io.landport.verify;

import io.landport.domain.document.Channel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Recomputes all totals from the input topics and compares the aggregate topics and the store with them. Where documents
 * go on coming in meanwhile, keys that differ are looked at again at a new cut, three times at most.
 */
public final class Verification {
    private static final int MAX_ROUNDS = 3;

    private final VerificationSettings settings;
    private final VerificationListener listener;
    private final Runnable awaitCaughtUp;

    /** @param awaitCaughtUp waits until everything that follows from what is in the input topics is published
     *     and in the store */
    public Verification(VerificationSettings settings, VerificationListener listener, Runnable awaitCaughtUp) {
        this.settings = settings;
        this.listener = listener;
        this.awaitCaughtUp = awaitCaughtUp;
    }

    /**
     * Verifies.
     *
     * @throws io.landport.store.StoreException if the store cannot be read
     * @throws org.apache.kafka.common.KafkaException if the topics cannot be read
     * @throws java.io.UncheckedIOException if there is no room for temporary files
     */
    public VerificationReport run() {
        try (Workspace workspace = Workspace.in(settings.folder(), settings.bufferBytes());
                Logs logs = new Logs(settings.kafka());
                VerificationRound first = new VerificationRound(settings, listener, workspace, logs, null)) {
            first.run(cut(logs));
            return isFinal(first, 1, logs) ? first.report(1) : again(first, 2, workspace, logs);
        }
    }

    private VerificationReport again(VerificationRound before, int number, Workspace workspace, Logs logs) {
        try (VerificationRound round =
                new VerificationRound(settings, listener, workspace, logs, before.differences())) {
            round.run(cut(logs));
            return isFinal(round, number, logs) ? round.report(number) : again(round, number + 1, workspace, logs);
        }
    }

    /** The ends of the input topics, once everything before them has been taken in. */
    private Map<TopicPartition, Long> cut(Logs logs) {
        Map<TopicPartition, Long> ends = logs.ends(Stream.of(Channel.values())
                .map(channel -> settings.topics().documents(channel).name())
                .toList());
        listener.progressed("wait for streams and consumer", 0, 0);
        awaitCaughtUp.run();
        return ends;
    }

    /** Whether another look would show the same: nothing differs, or nothing has come since. */
    private boolean isFinal(VerificationRound round, int number, Logs logs) {
        if (round.isClean() || number == MAX_ROUNDS) {
            return true;
        }
        List<String> topics = round.ends().keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .toList();
        return logs.ends(topics).equals(round.ends());
    }
}
