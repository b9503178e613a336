package io.landport.bench.process;

import io.landport.embedded.DataFolder;
import io.landport.embedded.ProxiedListener;
import io.landport.installation.settings.SettingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Broker and database as separate processes, with the settings of the embedded servers. */
public final class ServerProcesses implements AutoCloseable {
    /** As in the script {@code landport} for an instance with an embedded broker. */
    private static final List<String> BROKER_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final List<String> DATABASE_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx128m");
    private static final int ANY_PORT = 0;

    private final DataFolder folder;
    private final List<ProxiedListener> proxied;
    private final String bootstrapServers;
    private final BrokerAdmin admin;
    private final String databaseUrl;
    private final String databaseUser;
    private ChildProcess broker;
    private ChildProcess database;
    private long databasePid;

    private ServerProcesses(
            DataFolder folder, List<Integer> advertisedPorts, ChildProcess broker, ChildProcess database) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.bootstrapServers = broker.line();
        this.admin = new BrokerAdmin(bootstrapServers);
        this.proxied = advertisedPorts.stream()
                .map(advertised -> new ProxiedListener(Integer.parseInt(broker.line()), advertised))
                .toList();
        this.databaseUrl = database.line();
        this.databaseUser = database.line();
        this.databasePid = Long.parseLong(database.line());
    }

    /** Starts both on a folder and returns when they are ready. */
    public static ServerProcesses start(Path data) {
        return start(data, List.of());
    }

    /**
     * Starts both, with a listener of the broker for each proxy.
     *
     * @param advertisedPorts the ports of the proxies
     */
    public static ServerProcesses start(Path data, List<Integer> advertisedPorts) {
        DataFolder folder = DataFolder.lock(data);
        List<ProxiedListener> listeners = advertisedPorts.stream()
                .map(advertised -> new ProxiedListener(ANY_PORT, advertised))
                .toList();
        return new ServerProcesses(
                folder, advertisedPorts, broker(folder, ANY_PORT, listeners), database(folder, ANY_PORT));
    }

    /** The broker's port for the clients of each proxy. */
    public List<Integer> proxiedPorts() {
        return proxied.stream().map(ProxiedListener::port).toList();
    }

    public int databasePort() {
        return portOf(databaseUrl.substring(0, databaseUrl.lastIndexOf('/')));
    }

    /** The folder of both. */
    public Path folder() {
        return folder.path();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public BrokerAdmin admin() {
        return admin;
    }

    public String databaseUrl() {
        return databaseUrl;
    }

    public String databaseUser() {
        return databaseUser;
    }

    public ResourceUsage brokerUsage() {
        return ResourceUsage.of(broker.pid());
    }

    /** The settings by which Landport connects to both. */
    public Map<SettingKey, String> settings() {
        return Map.of(
                SettingKey.BOOTSTRAP_SERVERS, bootstrapServers,
                SettingKey.DATABASE_URL, databaseUrl,
                SettingKey.DATABASE_USER, databaseUser);
    }

    /** Resource usage of all processes of the database. */
    public ResourceUsage databaseUsage() {
        return ResourceUsage.ofTree(databasePid);
    }

    /** The process of the broker, until it is restarted. */
    public ChildProcess broker() {
        return broker;
    }

    /** Restarts the broker on the same folder and port and returns when it is ready. */
    public void startBroker() {
        broker = broker(folder, portOf(bootstrapServers), proxied);
        broker.line();
        proxied.forEach(listener -> broker.line());
    }

    /** Kills all processes of the database like {@code kill -9}, the main process first, and the process that started it. */
    public void killDatabase() {
        ProcessHandle.of(databasePid).ifPresent(ServerProcesses::killTree);
        database.kill();
    }

    /** Whether the main process of the database runs. */
    public boolean isDatabaseRunning() {
        return ProcessHandle.of(databasePid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Suspends all processes of the database, or continues them. */
    public void signalDatabase(Signal signal) {
        ProcessHandle.of(databasePid).ifPresent(main -> {
            signal.send(main.pid());
            main.descendants().forEach(process -> signal.send(process.pid()));
        });
    }

    public void stopDatabase() {
        database.close();
    }

    /** Restarts the database on the same folder and port and returns when it is ready. */
    public void startDatabase() {
        database = database(folder, databasePort());
        database.line();
        database.line();
        databasePid = Long.parseLong(database.line());
    }

    public Path databaseFolder() {
        return folder.path().resolve("postgres");
    }

    @Override
    public void close() {
        ChildProcess running = broker;
        try (folder;
                running;
                admin) {
            database.close();
        }
    }

    private static ChildProcess broker(DataFolder folder, int port, List<ProxiedListener> proxied) {
        List<String> arguments = new ArrayList<>(arguments(folder, port));
        for (ProxiedListener listener : proxied) {
            arguments.add(Integer.toString(listener.port()));
            arguments.add(Integer.toString(listener.advertisedPort()));
        }
        return ChildProcess.start("broker", BROKER_OPTIONS, BrokerMain.class, arguments);
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
