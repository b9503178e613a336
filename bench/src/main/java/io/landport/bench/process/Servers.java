package io.landport.bench.process;

import io.landport.launcher.embedded.DataFolder;
import io.landport.launcher.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;

/** Broker and database, each a process of its own, with the settings that the embedded ones have. */
public final class Servers implements AutoCloseable {
    /** As the script {@code landport} has it for an instance that runs a broker. */
    private static final List<String> BROKER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private final DataFolder folder;
    private final Child broker;
    private final EmbeddedDatabase database;
    private final String bootstrapServers;

    private Servers(DataFolder folder, Child broker, EmbeddedDatabase database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.bootstrapServers = broker.line();
    }

    /** Starts both on a folder and returns once they serve. */
    public static Servers start(Path data) {
        DataFolder folder = DataFolder.take(data);
        Child broker = Child.start(
                "broker",
                BROKER_OPTIONS,
                BrokerMain.class,
                List.of(folder.path().toString()));
        return new Servers(folder, broker, EmbeddedDatabase.start(folder.path(), 0));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String databaseUrl() {
        return database.jdbcUrl();
    }

    public String databaseUser() {
        return database.user();
    }

    /** What the broker has used. */
    public Usage brokerUsage() {
        return Usage.of(broker.pid());
    }

    /** What the database has used, all its processes together. */
    public Usage databaseUsage() {
        return Usage.ofTree(database.pid());
    }

    @Override
    public void close() {
        try (folder;
                broker) {
            database.close();
        }
    }
}
