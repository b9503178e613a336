package io.landport.operations.instance;

import io.landport.embedded.DataFolderInUseException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An installation with running servers. If its servers are those of a data folder on which no instance runs, they are
 * started, and stopped on close.
 *
 * @param servers those that it has started
 */
public record ReachableInstallation(Installation installation, Optional<EmbeddedServers> servers)
        implements AutoCloseable {
    public static ReachableInstallation of(Path data, Map<String, String> environment) {
        if (!isInstance(data, environment)) {
            return connect(data, environment);
        }
        try {
            return start(data, environment);
        } catch (DataFolderInUseException e) {
            return connect(data, environment);
        }
    }

    /**
     * The same for an installation that may not exist yet: if no setting names a broker, the servers of the data folder are started, also
     * on a new folder.
     */
    public static ReachableInstallation ofNew(Path data, Map<String, String> environment) {
        return Settings.read(environment, data).isKafkaEmbedded(data)
                ? start(data, environment)
                : connect(data, environment);
    }

    @Override
    public void close() {
        servers.ifPresent(EmbeddedServers::close);
    }

    private static ReachableInstallation start(Path data, Map<String, String> environment) {
        EmbeddedServers servers = EmbeddedServers.start(data, new Ports(0, 0, true), environment);
        return new ReachableInstallation(servers.installation(), Optional.of(servers));
    }

    private static ReachableInstallation connect(Path data, Map<String, String> environment) {
        return new ReachableInstallation(new Installation(Settings.read(environment, data), data), Optional.empty());
    }

    /** Whether the servers are those of the data folder: it has a broker's data, and no setting names another broker. */
    public static boolean isInstance(Path data, Map<String, String> environment) {
        return Files.isDirectory(data.resolve("kafka"))
                && Settings.read(environment, data).isKafkaEmbedded(data);
    }
}
