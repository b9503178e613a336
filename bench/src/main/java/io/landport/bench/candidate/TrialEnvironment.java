package io.landport.bench.candidate;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The servers, folder and input of a program of a trial.
 *
 * @param run name of the trial, such as {@code d1-2}; prefix of groups, application ids and transactional ids, which are unique
 *     per trial
 * @param bootstrapServers of the broker that all trials share
 * @param databaseUrl JDBC URL of the database that all trials share
 * @param databaseUser user without a password
 * @param folder of this trial only, empty at its start
 * @param messages number of messages in the input topic
 * @param seed of the workload
 * @param documentPartitions of the document topics
 * @param partitions of all other topics
 */
public record TrialEnvironment(
        String run,
        String bootstrapServers,
        String databaseUrl,
        String databaseUser,
        Path folder,
        int messages,
        long seed,
        int documentPartitions,
        int partitions) {

    /** An environment with the numbers of partitions of an installation. */
    public TrialEnvironment(
            String run,
            String bootstrapServers,
            String databaseUrl,
            String databaseUser,
            Path folder,
            int messages,
            long seed) {
        this(
                run,
                bootstrapServers,
                databaseUrl,
                databaseUser,
                folder,
                messages,
                seed,
                Topics.DEFAULT_PARTITIONS,
                Topics.DEFAULT_PARTITIONS);
    }

    /** Landport's topics, without a prefix. */
    public Topics topics() {
        return Topics.of("", Generation.FIRST, partitions, documentPartitions);
    }

    /** The wire format with bundled schema ids. */
    public Wire wire() {
        return Wire.with(Optional.empty());
    }

    /** Properties of all Kafka clients. */
    public Map<String, String> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
