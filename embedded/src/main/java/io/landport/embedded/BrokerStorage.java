package io.landport.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder of the broker: formatted once, with the features of the Kafka release. */
final class BrokerStorage {

    private BrokerStorage() {}

    /** Formats the folder if it is new and returns its cluster id. */
    static String formatOnce(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (!Files.exists(folder.resolve("meta.properties"))) {
                format(folder);
            }
            return clusterId(folder);
        } catch (IOException e) {
            throw new ServerStartException(
                    DiskSpace.explained("cannot prepare %s for Kafka: %s".formatted(folder, e), folder), e);
        }
    }

    private static void format(Path folder) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(output, true, StandardCharsets.UTF_8))
                .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(new Feature[0])))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .setDirectories(List.of(folder.toString()));
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Kafka declares it
            throw new ServerStartException("cannot format %s for Kafka: %s".formatted(folder, output), e);
        }
    }

    private static String clusterId(Path folder) throws IOException {
        return new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(folder.toString()))
                .addMetadataLogDir(folder.toString())
                .load()
                .clusterId()
                .orElseThrow(() -> new ServerStartException(
                        "%s/meta.properties contains no cluster id: it is not a folder of Kafka, or it is corrupt."
                                .formatted(folder)));
    }
}
