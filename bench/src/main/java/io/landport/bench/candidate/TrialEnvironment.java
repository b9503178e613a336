package io.landport.bench.candidate;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that a program is told about where it runs.
 *
 * @param run names this trial, such as {@code d1-2}; precedes groups, application ids and transactional ids, so that trials
 *     do not meet
 * @param bootstrapServers of the broker that all trials share
 * @param databaseUrl JDBC URL of the database that all trials share
 * @param databaseUser who needs no password
 * @param folder of this trial alone, empty at its start
 * @param messages how many messages the input topic holds
 * @param seed of the workload
 */
public record World(
        String run,
        String bootstrapServers,
        String databaseUrl,
        String databaseUser,
        Path folder,
        int messages,
        long seed) {

    /** Landport's topics, without a prefix: all peers read the same documents, and those that can write the same totals. */
    public Topics topics() {
        return new Topics("");
    }

    /** Schema ids from the bundle. */
    public Wire wire() {
        return Wire.with(Optional.empty());
    }

    /** What every Kafka client needs. */
    public Map<String, String> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
