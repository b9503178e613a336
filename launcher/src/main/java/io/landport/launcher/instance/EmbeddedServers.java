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
import java.util.HashMap;
import java.util.Map;
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
        Resources resources = new Resources();
        try {
            return opened(resources, data, ports, environment);
        } catch (RuntimeException failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    private static EmbeddedServers opened(
            Resources resources, Path data, Ports ports, Map<String, String> environment) {
        Path folder = resources.add(DataFolder.take(data)).path();
        InstanceFile file = InstanceFile.in(folder);
        // Left behind by a killed process, it would name servers that are gone.
        file.remove();
        Installation checked = checked(environment, folder);
        EmbeddedKafka kafka =
                resources.add(onPort(ports.kafka(), ports.otherwiseAny(), port -> EmbeddedKafka.start(folder, port)));
        EmbeddedDatabase database = resources.add(
                onPort(ports.postgres(), ports.otherwiseAny(), port -> EmbeddedDatabase.start(folder, port)));
        Map<Key, String> addresses = Map.of(
                Key.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                Key.DATABASE_URL, database.jdbcUrl(),
                Key.DATABASE_OWNER, database.user(),
                Key.DATABASE_USER, database.user() + "_writer",
                Key.DATABASE_ANALYST, database.user() + "_analyst");
        Settings settings = Settings.read(inside(environment, addresses), folder);
        return new EmbeddedServers(resources, checked.at(settings), file, database);
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

    /** Servers take seconds to start, so settings and reference data are checked before. */
    private static Installation checked(Map<String, String> environment, Path folder) {
        Settings settings = Settings.read(environment, folder);
        Installation installation = new Installation(settings, folder);
        Reference unused = installation.reference();
        settings.kafkaProperties().keySet().stream()
                .filter(name -> name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl."))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandException("the embedded Kafka speaks plain text on 127.0.0.1, but kafka." + name
                            + " is set: take it out, or run 'landport streams' and 'landport consumer' against a Kafka"
                            + " that has it");
                });
        return installation;
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
