package io.landport.launcher.instance;

import io.landport.domain.reference.Reference;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.embedded.DataFolder;
import io.landport.launcher.embedded.EmbeddedDatabase;
import io.landport.launcher.embedded.EmbeddedKafka;
import io.landport.launcher.embedded.InstanceSecrets;
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
    private final PsqlService psqlService;
    private final EmbeddedDatabase database;

    private EmbeddedServers(Resources resources, Installation installation, Path folder, EmbeddedDatabase database) {
        this.resources = resources;
        this.installation = installation;
        this.file = InstanceFile.in(folder);
        this.psqlService = PsqlService.in(folder);
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
        Path folder = resources.add(DataFolder.take(data)).path();
        InstanceSecrets secrets = InstanceSecrets.of(folder);
        // Left behind by a killed process, it would name servers that are gone.
        InstanceFile.in(folder).remove();
        PsqlService.in(folder).remove();
        Settings given = checked(Settings.read(environment, folder));
        Installation named = new Installation(given, folder);
        StartingDatabase starting = resources.add(StartingDatabase.begin(() -> {
            EmbeddedDatabase database = listener.timed(
                    "Starting PostgreSQL",
                    () -> onPort(
                            ports.postgres(),
                            ports.otherwiseAny(),
                            port -> EmbeddedDatabase.start(folder, port, secrets)));
            Settings settings = Settings.read(inside(environment, logins(database, secrets)), folder);
            return migrated(database, named.at(settings), migration);
        }));
        // Read now, while PostgreSQL starts: what is wrong with it is said before Kafka starts, which takes seconds.
        Reference unused = named.reference();
        EmbeddedKafka kafka = resources.add(listener.timed(
                "Starting Kafka",
                () -> onPort(ports.kafka(), ports.otherwiseAny(), port -> EmbeddedKafka.start(folder, port, secrets))));
        EmbeddedDatabase database = starting.await();
        Map<Key, String> addresses = logins(database, secrets);
        addresses.put(Key.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        addresses.put(Key.KAFKA_USER, InstanceSecrets.KAFKA_USER);
        addresses.put(Key.KAFKA_PASSWORD, secrets.kafka());
        Settings settings = Settings.read(inside(environment, addresses), folder);
        return new EmbeddedServers(resources, named.at(settings), folder, database);
    }

    /** What its settings describe. */
    public Installation installation() {
        return installation;
    }

    /** Writes the files by which others find the servers, with their passwords, once whoever needs them is ready. */
    void announce(Installation live) {
        file.write(live.shared());
        psqlService.write(database.port(), live.settings().analystsStore());
    }

    /** Removes those files. */
    void withdraw() {
        file.remove();
        psqlService.remove();
    }

    /** The line that opens the store with psql, for analysts. */
    String psql() {
        return psqlService.command();
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
                    throw new CommandException("the embedded Kafka has a login of its own and no TLS, but kafka." + name
                            + " is set: take it out, or run 'landport streams' and 'landport consumer' against a Kafka"
                            + " that has it");
                });
        return settings;
    }

    private static Map<Key, String> logins(EmbeddedDatabase database, InstanceSecrets secrets) {
        Map<Key, String> logins = new EnumMap<>(Key.class);
        logins.put(Key.DATABASE_URL, database.jdbcUrl());
        logins.put(Key.DATABASE_OWNER, database.user());
        logins.put(Key.DATABASE_OWNER_PASSWORD, secrets.owner());
        logins.put(Key.DATABASE_USER, database.writer());
        logins.put(Key.DATABASE_PASSWORD, secrets.writer());
        logins.put(Key.DATABASE_ANALYST, database.analyst());
        logins.put(Key.DATABASE_ANALYST_PASSWORD, secrets.analyst());
        return logins;
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

    private static <T> T onPort(int port, boolean otherwiseAny, IntFunction<T> start) {
        try {
            return start.apply(port);
        } catch (PortInUseException taken) {
            if (!otherwiseAny) {
                throw taken;
            }
            return start.apply(0);
        }
    }

    private static Map<String, String> inside(Map<String, String> environment, Map<Key, String> addresses) {
        Map<String, String> inside = new HashMap<>(environment);
        addresses.forEach((key, value) -> inside.put(key.variable(), value));
        return inside;
    }
}
