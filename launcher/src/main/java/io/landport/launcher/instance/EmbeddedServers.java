package io.landport.launcher.instance;

import io.landport.domain.reference.Reference;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.embedded.DataFolder;
import io.landport.launcher.embedded.EmbeddedDatabase;
import io.landport.launcher.embedded.EmbeddedKafka;
import io.landport.launcher.embedded.PortInUseException;
import io.landport.launcher.settings.InstanceFile;
import io.landport.launcher.settings.Key;
import io.landport.launcher.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The running embedded servers of a data folder, which they lock. */
public final class EmbeddedServers implements AutoCloseable {
    private final Resources resources;
    private final Installation installation;
    private final InstanceFile file;
    private final EmbeddedDatabase database;

    private EmbeddedServers(
            Resources resources, Installation installation, InstanceFile file, EmbeddedDatabase database) {
        this.resources = resources;
        this.installation = installation;
        this.file = file;
        this.database = database;
    }

    /**
     * Starts the servers.
     *
     * @param environment variables of the process; addresses of servers in them are overridden
     * @throws io.landport.launcher.embedded.ServerException if a port or the folder is in use, or a server does not start
     * @throws io.landport.launcher.settings.InvalidSettingsException before any server starts
     * @throws CommandException if settings are not supported by the embedded servers
     */
    public static EmbeddedServers start(Path data, Ports ports, Map<String, String> environment) {
        return start(data, ports, environment, StartListener.NONE, installation -> {});
    }

    /**
     * Starts the servers.
     *
     * @param migration runs when PostgreSQL accepts connections; Kafka may still be starting
     */
    static EmbeddedServers start(
            Path data,
            Ports ports,
            Map<String, String> environment,
            StartListener listener,
            Consumer<Installation> migration) {
        Resources resources = new Resources();
        try {
            return opened(resources, data, ports, environment, listener, migration);
        } catch (RuntimeException failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    private static EmbeddedServers opened(
            Resources resources,
            Path data,
            Ports ports,
            Map<String, String> environment,
            StartListener listener,
            Consumer<Installation> migration) {
        Path folder = resources.add(DataFolder.lock(data)).path();
        InstanceFile file = InstanceFile.in(folder);
        // A file of a killed process would name servers that no longer run.
        file.remove();
        Settings given = checked(Settings.read(environment, folder));
        Installation named = new Installation(given, folder);
        StartingDatabase starting = resources.add(StartingDatabase.begin(() -> {
            EmbeddedDatabase database = listener.timed(
                    "Starting PostgreSQL",
                    () -> onPort(
                            ports.postgres(), ports.isFallbackAllowed(), port -> EmbeddedDatabase.start(folder, port)));
            Settings settings = Settings.read(overridden(environment, addresses(database)), folder);
            return migrated(database, named.at(settings), migration);
        }));
        // Read while PostgreSQL starts, so that its problems are reported before Kafka starts.
        Reference unused = named.reference();
        EmbeddedKafka kafka = resources.add(listener.timed(
                "Starting Kafka",
                () -> onPort(ports.kafka(), ports.isFallbackAllowed(), port -> EmbeddedKafka.start(folder, port))));
        EmbeddedDatabase database = starting.await();
        Map<Key, String> addresses = addresses(database);
        addresses.put(Key.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        Settings settings = Settings.read(overridden(environment, addresses), folder);
        return new EmbeddedServers(resources, named.at(settings), file, database);
    }

    /** The installation on these servers. */
    public Installation installation() {
        return installation;
    }

    /** The file by which other commands find the servers; written when the instance is ready. */
    InstanceFile file() {
        return file;
    }

    EmbeddedDatabase database() {
        return database;
    }

    @Override
    public void close() {
        resources.close();
    }

    /** Checks settings first, because servers take seconds to start. */
    private static Settings checked(Settings settings) {
        settings.kafkaProperties().keySet().stream()
                .filter(name -> name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl."))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandException("the embedded Kafka supports plaintext connections only, but kafka."
                            + name + " is set: remove it, or"
                            + " run 'landport streams' and 'landport consumer' with a Kafka cluster that supports it");
                });
        return settings;
    }

    private static Map<Key, String> addresses(EmbeddedDatabase database) {
        Map<Key, String> addresses = new EnumMap<>(Key.class);
        addresses.put(Key.DATABASE_URL, database.jdbcUrl());
        addresses.put(Key.DATABASE_OWNER, database.user());
        addresses.put(Key.DATABASE_USER, database.user() + "_writer");
        addresses.put(Key.DATABASE_ANALYST, database.user() + "_analyst");
        return addresses;
    }

    private static EmbeddedDatabase migrated(
            EmbeddedDatabase database, Installation installation, Consumer<Installation> migration) {
        boolean isDone = false;
        try {
            migration.accept(installation);
            isDone = true;
            return database;
        } finally {
            if (!isDone) {
                database.close();
            }
        }
    }

    private static <T> T onPort(int port, boolean isFallbackAllowed, IntFunction<T> start) {
        try {
            return start.apply(port);
        } catch (PortInUseException taken) {
            if (!isFallbackAllowed) {
                throw taken;
            }
            return start.apply(0);
        }
    }

    private static Map<String, String> overridden(Map<String, String> environment, Map<Key, String> addresses) {
        Map<String, String> overridden = new HashMap<>(environment);
        addresses.forEach((key, value) -> overridden.put(key.variable(), value));
        return overridden;
    }
}
