package io.landport.bench.process;

import io.landport.launcher.embedded.DataFolder;
import java.nio.file.Path;
import java.util.List;

/** Broker and database, each a process of its own, with the settings that the embedded ones have. */
public final class Servers implements AutoCloseable {
    /** As the script {@code landport} has it for an instance that runs a broker. */
    private static final List<String> BROKER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final List<String> DATABASE_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx128m");

    private final DataFolder folder;
    private final Child broker;
    private final Child database;
    private final String bootstrapServers;
    private final String databaseUrl;
    private final String databaseUser;
    private final long databasePid;

    private Servers(DataFolder folder, Child broker, Child database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.bootstrapServers = broker.line();
        this.databaseUrl = database.line();
        this.databaseUser = database.line();
        this.databasePid = Long.parseLong(database.line());
    }

    /** Starts both on a folder and returns once they serve. */
    public static Servers start(Path data) {
        DataFolder folder = DataFolder.take(data);
        List<String> arguments = List.of(folder.path().toString());
        return new Servers(
                folder,
                Child.start("broker", BROKER_OPTIONS, BrokerMain.class, arguments),
                Child.start("database", DATABASE_OPTIONS, DatabaseMain.class, arguments));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String databaseUrl() {
        return databaseUrl;
    }

    public String databaseUser() {
        return databaseUser;
    }

    /** What the broker has used. */
    public Usage brokerUsage() {
        return Usage.of(broker.pid());
    }

    /** What the database has used, all its processes together. */
    public Usage databaseUsage() {
        return Usage.ofTree(databasePid);
    }

    @Override
    public void close() {
        try (folder;
                broker) {
            database.close();
        }
    }
}
