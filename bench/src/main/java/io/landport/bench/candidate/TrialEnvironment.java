package io.landport.bench.candidate;

import io.landport.bench.process.ServerProcesses;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
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
 * @param documentPartitions of the document topics
 * @param partitions of all other topics
 */
public record TrialEnvironment(
        String run,
        String bootstrapServers,
        String databaseUrl,
        String databaseUser,
        Path folder,
        int documentPartitions,
        int partitions) {

    /**
     * An environment with the numbers of partitions of an installation.
     *
     * @param data in which it has a folder with the name of the trial
     */
    public static TrialEnvironment of(String run, ServerProcesses servers, Path data) throws IOException {
        return new TrialEnvironment(
                run,
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve(run)),
                Topics.DEFAULT_PARTITIONS,
                Topics.DEFAULT_PARTITIONS);
    }

    /** The inverse of {@link #arguments}. */
    public static TrialEnvironment of(List<String> arguments) {
        return new TrialEnvironment(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                arguments.get(3),
                Path.of(arguments.get(4)),
                Integer.parseInt(arguments.get(5)),
                Integer.parseInt(arguments.get(6)));
    }

    /** The same with other numbers of partitions. */
    public TrialEnvironment withPartitions(int ofDocuments, int ofOthers) {
        return new TrialEnvironment(run, bootstrapServers, databaseUrl, databaseUser, folder, ofDocuments, ofOthers);
    }

    /** All values as text, by which another process has the same environment. */
    public List<String> arguments() {
        return List.of(
                run,
                bootstrapServers,
                databaseUrl,
                databaseUser,
                folder.toString(),
                Integer.toString(documentPartitions),
                Integer.toString(partitions));
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

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(databaseUrl, databaseUser, "");
    }
}
