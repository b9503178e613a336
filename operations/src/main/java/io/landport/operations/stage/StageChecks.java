package io.landport.operations.stage;

import io.landport.contract.Topics;
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
            } catch (RetriableException unavailable) {
                LOG.warn("Kafka became unavailable: {}; retrying", unavailable.getMessage());
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
        boolean isThere = new ClusterTopics(cluster, installation.topics())
                .has(installation.topics().generations());
        if (!isThere || LiveGeneration.registered(installation).live().isEmpty()) {
            requireTopics(cluster, installation.topics());
        }
        Installation live = LiveGeneration.of(installation);
        requireTopics(cluster, live.topics());
        return live;
    }

    /** @throws CommandException if another generation has become live */
    public static void requireLive(Installation own, GenerationWatch watch) {
        if (watch.replaced().isDone()) {
            throw new CommandException("generation " + own.number() + " is retired since generation "
                    + watch.replaced().join().number() + " is live: restart this process");
        }
    }

    private static void requireTopics(KafkaAdmin cluster, Topics topics) {
        List<String> problems = new ClusterTopics(cluster, topics).problems();
        if (!problems.isEmpty()) {
            throw new CommandException(String.join(System.lineSeparator(), problems));
        }
    }
}
