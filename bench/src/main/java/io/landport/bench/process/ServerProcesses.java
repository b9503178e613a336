package io.landport.bench.process;

import io.landport.launcher.embedded.DataFolder;
import java.nio.file.Path;
import java.util.List;

/** Broker and database as separate processes, with the settings of the embedded servers. */
public final class ServerProcesses implements AutoCloseable {
    /** As in the script {@code landport} for an instance with an embedded broker. */
    private static final List<String> BROKER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final List<String> DATABASE_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx128m");
    private static final int ANY_PORT = 0;

    private final DataFolder folder;
    private final String bootstrapServers;
    private final String databaseUrl;
    private final String databaseUser;
    private ChildProcess broker;
    private ChildProcess database;
    private long databasePid;

    private ServerProcesses(DataFolder folder, ChildProcess broker, ChildProcess database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.bootstrapServers = broker.line();
        this.databaseUrl = database.line();
        this.databaseUser = database.line();
        this.databasePid = Long.parseLong(database.line());
    }

    /** Starts both on a folder and returns when they are ready. */
    public static ServerProcesses start(Path data) {
        DataFolder folder = DataFolder.lock(data);
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

    /** Resource usage of the broker. */
    public ResourceUsage brokerUsage() {
        return ResourceUsage.of(broker.pid());
    }

    /** Resource usage of all processes of the database. */
    public ResourceUsage databaseUsage() {
        return ResourceUsage.ofTree(databasePid);
    }

    /** Kills the broker like {@code kill -9}. */
    public void killBroker() {
        broker.kill();
    }

    /** Restarts the broker on the same folder and port and returns when it is ready. */
    public void startBroker() {
        broker = broker(folder, portOf(bootstrapServers));
        broker.line();
    }

    /** Kills all processes of the database like {@code kill -9}, the main process first, and the process that started it. */
    public void killDatabase() {
        ProcessHandle.of(databasePid).ifPresent(ServerProcesses::killTree);
        database.kill();
    }

    /** Shuts the database down. */
    public void stopDatabase() {
        database.close();
    }

    /** Restarts the database on the same folder and port and returns when it is ready. */
    public void startDatabase() {
        database = database(folder, portOf(databaseUrl.substring(0, databaseUrl.lastIndexOf('/'))));
        database.line();
        database.line();
        databasePid = Long.parseLong(database.line());
    }

    /** The folder of the database's files. */
    public Path databaseFolder() {
        return folder.path().resolve("postgres");
    }

    @Override
    public void close() {
        ChildProcess running = broker;
        try (folder;
                running) {
            database.close();
        }
    }

    private static ChildProcess broker(DataFolder folder, int port) {
        return ChildProcess.start("broker", BROKER_OPTIONS, BrokerMain.class, arguments(folder, port));
    }

    private static ChildProcess database(DataFolder folder, int port) {
        return ChildProcess.start("database", DATABASE_OPTIONS, DatabaseMain.class, arguments(folder, port));
    }

    private static List<String> arguments(DataFolder folder, int port) {
        return List.of(folder.path().toString(), Integer.toString(port));
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Lists the descendants first, because they get another parent when the main process ends. */
    private static void killTree(ProcessHandle first) {
        List<ProcessHandle> descendants = first.descendants().toList();
        first.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        first.onExit().join();
        descendants.forEach(process -> process.onExit().join());
    }
}
