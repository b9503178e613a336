package io.landport.bench.process;

import io.landport.launcher.embedded.DataFolder;
import java.nio.file.Path;
import java.util.List;

/** Broker and database, each a process of its own, with the settings that the embedded ones have. */
public final class ServerProcesses implements AutoCloseable {
    /** As the script {@code landport} has it for an instance that runs a broker. */
    private static final List<String> BROKER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final List<String> DATABASE_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx128m");
    private static final int ANY_PORT = 0;

    private final DataFolder folder;
    private final String bootstrapServers;
    private final String databaseUrl;
    private final String databaseUser;
    private Child broker;
    private Child database;
    private long databasePid;

    private ServerProcesses(DataFolder folder, Child broker, Child database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.bootstrapServers = broker.line();
        this.databaseUrl = database.line();
        this.databaseUser = database.line();
        this.databasePid = Long.parseLong(database.line());
    }

    /** Starts both on a folder and returns once they serve. */
    public static ServerProcesses start(Path data) {
        DataFolder folder = DataFolder.take(data);
        return new ServerProcesses(folder, broker(folder, ANY_PORT), database(folder, ANY_PORT));
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

    /** Ends the broker as {@code kill -9} does. */
    public void killBroker() {
        broker.kill();
    }

    /** Starts the broker again on the same folder and port, and returns once it serves. */
    public void startBroker() {
        broker = broker(folder, portOf(bootstrapServers));
        broker.line();
    }

    /** Ends the database as {@code kill -9} does: all its processes, the first one first, and the one that looks after them. */
    public void killDatabase() {
        ProcessHandle.of(databasePid).ifPresent(ServerProcesses::killTree);
        database.kill();
    }

    /** Stops the database in order. */
    public void stopDatabase() {
        database.close();
    }

    /** Starts the database again on the same folder and port, and returns once it serves. */
    public void startDatabase() {
        database = database(folder, portOf(databaseUrl.substring(0, databaseUrl.lastIndexOf('/'))));
        database.line();
        database.line();
        databasePid = Long.parseLong(database.line());
    }

    /** Where the database's files are. */
    public Path databaseFolder() {
        return folder.path().resolve("postgres");
    }

    @Override
    public void close() {
        Child running = broker;
        try (folder;
                running) {
            database.close();
        }
    }

    private static Child broker(DataFolder folder, int port) {
        return Child.start("broker", BROKER_OPTIONS, BrokerMain.class, arguments(folder, port));
    }

    private static Child database(DataFolder folder, int port) {
        return Child.start("database", DATABASE_OPTIONS, DatabaseMain.class, arguments(folder, port));
    }

    private static List<String> arguments(DataFolder folder, int port) {
        return List.of(folder.path().toString(), Integer.toString(port));
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** The list is made before the first one ends, for those below it get another parent then. */
    private static void killTree(ProcessHandle first) {
        List<ProcessHandle> below = first.descendants().toList();
        first.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        first.onExit().join();
        below.forEach(process -> process.onExit().join());
    }
}
