package io.landport.operations.stage;

import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.read.GenerationWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks before a stage starts. */
public final class StageChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StageChecks.class);

    private StageChecks() {}

    /**
     * Sends a request once a broker is reachable, and retries it while no broker is.
     *
     * @param probe client that checks whether a broker is reachable
     * @param cancelled whether to stop waiting
     * @param request needs a broker
     * @return its result; empty if cancelled
     */
    public static <T> Optional<T> onceReachable(KafkaAdmin probe, BooleanSupplier cancelled, Supplier<T> request) {
        probe.awaitReachable(cancelled);
        while (!cancelled.getAsBoolean()) {
            try {
                return Optional.of(request.get());
            } catch (KafkaAdminException e) {
                if (!e.isRetriable()) {
                    throw e;
                }
                LOG.warn("{}; retrying", e.getMessage());
            } catch (RetriableException e) {
                LOG.warn("Kafka became unavailable: {}; retrying", e.getMessage());
            }
            probe.awaitReachable(cancelled);
        }
        return Optional.empty();
    }

    /**
     * The installation with its live generation.
     *
     * @throws CommandException with all problems of the topics
     */
    public static Installation live(KafkaAdmin cluster, Installation installation) {
        Optional<Installation> live = LiveGeneration.find(cluster, installation);
        requireTopics(new ClusterTopics(cluster, live.orElse(installation).topics()));
        return live.orElseGet(() -> LiveGeneration.of(installation));
    }

    /** The same with a connection of its own. */
    public static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return live(cluster, installation);
        }
    }

    /** @throws CommandException if another generation has become live */
    public static void requireLive(Installation own, GenerationWatch watch) {
        if (watch.replaced().isDone()) {
            Generation changed = watch.replaced().join();
            throw new CommandException(
                    changed.number() == own.number()
                            ? "generation " + own.number() + " is "
                                    + changed.phase().code() + " now: restart this process"
                            : "generation " + own.number() + " is retired since generation " + changed.number()
                                    + " is live: restart this process");
        }
    }

    /** @throws CommandException with all problems of the topics */
    public static void requireTopics(ClusterTopics topics) {
        List<String> problems = topics.problems();
        if (!problems.isEmpty()) {
            throw new CommandException(String.join(System.lineSeparator(), problems));
        }
    }
}
