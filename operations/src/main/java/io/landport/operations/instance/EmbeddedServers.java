package io.landport.operations.instance;

import io.landport.domain.reference.Reference;
import io.landport.embedded.DataFolder;
import io.landport.embedded.EmbeddedDatabase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.embedded.InstanceSecrets;
import io.landport.embedded.PortInUseException;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.InstanceFile;
import io.landport.installation.settings.SettingKey;
import io.landport.installation.settings.Settings;
import io.landport.operations.stage.OpenResources;
import io.landport.verify.ledger.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The running embedded servers of a data folder, which they lock. */
public final class EmbeddedServers implements AutoCloseable {
    private final OpenResources resources;
    private final Installation installation;
    private final InstanceFile file;
    private final LoginFiles logins;
    private final EmbeddedDatabase database;
    private volatile Optional<URI> http = Optional.empty();

    private EmbeddedServers(
            OpenResources resources, Installation installation, Path folder, EmbeddedDatabase database) {
        this.resources = resources;
        this.installation = installation;
        this.file = InstanceFile.in(folder);
        this.logins = new LoginFiles(folder);
        this.database = database;
    }

    /**
     * @param environment variables of the process; addresses of servers in them are overridden
     * @throws io.landport.embedded.ServerException if a port or the folder is in use, or a server does not start
     * @throws io.landport.installation.settings.InvalidSettingsException before any server starts
     * @throws CommandException if settings are not supported by the embedded servers, or the process may have too few open files
     */
    public static EmbeddedServers start(Path data, Ports ports, Map<String, String> environment) {
        return start(data, ports, environment, StartListener.NONE, settings -> {});
    }

    /** @param check throws for settings that the process cannot serve with, before any server starts */
    static EmbeddedServers start(
            Path data, Ports ports, Map<String, String> environment, StartListener listener, Consumer<Settings> check) {
        OpenResources resources = new OpenResources();
        try {
            OpenFiles.require();
            Path folder = resources.add(DataFolder.lock(data)).path();
            InstanceSecrets secrets = InstanceSecrets.of(folder);
            // Files of a killed process would name servers that no longer run.
            InstanceFile.in(folder).remove();
            new LoginFiles(folder).remove();
            Workspace.deleteLeftovers(folder);
            Settings given = requireSupported(Settings.read(environment, folder));
            check.accept(given);
            Installation named = new Installation(given, folder);
            BackgroundStep<EmbeddedDatabase> starting = resources.add(BackgroundStep.begin(
                    "postgres-start",
                    () -> listener.timed(
                            "Starting PostgreSQL",
                            () -> onPort(
                                    ports.postgres(),
                                    ports.isFallbackAllowed(),
                                    port -> EmbeddedDatabase.start(folder, port, secrets))),
                    EmbeddedDatabase::close));
            // Read while PostgreSQL starts, so that its problems are reported before Kafka starts.
            Reference unused = named.reference();
            EmbeddedKafka kafka = resources.add(listener.timed(
                    "Starting Kafka",
                    () -> onPort(
                            ports.kafka(),
                            ports.isFallbackAllowed(),
                            port -> EmbeddedKafka.start(folder, port, secrets))));
            EmbeddedDatabase database = starting.await();
            Map<SettingKey, String> addresses = logins(database, secrets);
            addresses.put(SettingKey.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
            addresses.put(SettingKey.KAFKA_USER, InstanceSecrets.KAFKA_USER);
            addresses.put(SettingKey.KAFKA_PASSWORD, secrets.kafka());
            addresses.put(SettingKey.HTTP_TOKEN, secrets.http());
            addresses.put(SettingKey.RECEIPTS, given.receipts().orElse(true) ? "yes" : "no");
            Settings settings = Settings.read(overridden(environment, addresses), folder);
            return new EmbeddedServers(resources, named.at(settings), folder, database);
        } catch (RuntimeException e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    /** The installation on these servers. */
    public Installation installation() {
        return installation;
    }

    /** Writes the files by which other commands and tools find the servers and log in. Called when the instance is ready. */
    void announce(Installation live) {
        Map<SettingKey, String> settings = new EnumMap<>(live.settingsForCommands());
        http.ifPresent(address -> settings.put(SettingKey.HTTP_URL, address.toString()));
        live.settings().httpToken().ifPresent(token -> {
            settings.put(SettingKey.HTTP_TOKEN, token);
            logins.writeCurl(token);
        });
        file.write(settings);
        logins.writeKafka(settings);
        logins.writePsql(database.port(), live.settings().analystsStore());
    }

    /** Writes the files again with the address on which the instance serves HTTP. */
    void announceHttp(URI address, Installation live) {
        http = Optional.of(address);
        announce(live);
    }

    /** Removes those files. */
    void withdraw() {
        file.remove();
        logins.remove();
    }

    /** The psql command that connects to the store as analyst. */
    String psql() {
        return logins.psql();
    }

    /** The kcat command that lists the topics. */
    String kcat() {
        return logins.kcat();
    }

    EmbeddedDatabase database() {
        return database;
    }

    @Override
    public void close() {
        resources.close();
    }

    /** Checks settings first, because servers take seconds to start. */
    private static Settings requireSupported(Settings settings) {
        settings.kafka().stream()
                .map(setting -> setting.name().substring("kafka.".length()))
                .filter(name -> name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl."))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandException("the embedded Kafka uses SASL/SCRAM without TLS only, but kafka."
                            + name + " is set: remove it, or"
                            + " run 'landport streams' and 'landport consumer' with a Kafka cluster that supports it");
                });
        return settings;
    }

    private static Map<SettingKey, String> logins(EmbeddedDatabase database, InstanceSecrets secrets) {
        Map<SettingKey, String> logins = new EnumMap<>(SettingKey.class);
        logins.put(SettingKey.DATABASE_URL, database.jdbcUrl());
        logins.put(SettingKey.DATABASE_OWNER, database.user());
        logins.put(SettingKey.DATABASE_OWNER_PASSWORD, secrets.owner());
        logins.put(SettingKey.DATABASE_USER, database.writer());
        logins.put(SettingKey.DATABASE_PASSWORD, secrets.writer());
        logins.put(SettingKey.DATABASE_ANALYST, database.analyst());
        logins.put(SettingKey.DATABASE_ANALYST_PASSWORD, secrets.analyst());
        logins.put(SettingKey.DATABASE_READER, database.reader());
        logins.put(SettingKey.DATABASE_READER_PASSWORD, secrets.reader());
        return logins;
    }

    private static <T> T onPort(int port, boolean isFallbackAllowed, IntFunction<T> start) {
        try {
            return start.apply(port);
        } catch (PortInUseException e) {
            if (!isFallbackAllowed) {
                throw e;
            }
            return start.apply(0);
        }
    }

    private static Map<String, String> overridden(Map<String, String> environment, Map<SettingKey, String> addresses) {
        Map<String, String> overridden = new HashMap<>(environment);
        addresses.forEach((key, value) -> overridden.put(key.variable(), value));
        return overridden;
    }
}
