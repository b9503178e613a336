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

/** The embedded servers of one data folder, running, and held against everybody else. */
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
     * @param environment the process's variables; what they say of servers gives way to the embedded ones
     * @throws io.landport.launcher.embedded.ServerException if a port or the folder is taken, or a server does not start
     * @throws io.landport.launcher.settings.InvalidSettingsException before any server starts
     * @throws CommandException if the settings do not go with embedded servers
     */
    public static EmbeddedServers start(Path data, Ports ports, Map<String, String> environment) {
        return start(data, ports, environment, StartListener.NONE, installation -> {});
    }

    /**
     * Starts the servers.
     *
     * @param migration runs once the store can be reached, while Kafka may still be starting
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
        // Left behind by a killed process, it would name servers that are gone.
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
        // Read now, while PostgreSQL starts: what is wrong with it is said before Kafka starts, which takes seconds.
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

    /** What its settings describe. */
    public Installation installation() {
        return installation;
    }

    /** The file by which others find the servers, written by whoever is ready for them. */
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

    /** Servers take seconds to start, so settings are checked before. */
    private static Settings checked(Settings settings) {
        settings.kafkaProperties().keySet().stream()
                .filter(name -> name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl."))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandException("the embedded Kafka speaks plain text on 127.0.0.1, but kafka." + name
                            + " is set: take it out, or run 'landport streams' and 'landport consumer' against a Kafka"
                            + " that has it");
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
