package io.landport.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker and controller of a cluster. Arguments: its folder, its number counted from 1, its port, and the ports of all controllers.
 * Prints a line when it serves, and waits to be killed.
 */
final class ClusterBroker {
    private static final String CLUSTER = "bGFuZHBvcnQtY2x1c3Rlcg";

    private ClusterBroker() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int node = Integer.parseInt(arguments[1]);
        List<String> controllers = List.of(arguments).subList(3, arguments.length);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder, node);
        }
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(settings(folder, node, Integer.parseInt(arguments[2]), controllers), false),
                Time.SYSTEM);
        server.startup();
        System.out.println("serves");
        System.exit(System.in.read());
    }

    private static Map<String, String> settings(Path folder, int node, int port, List<String> controllers) {
        Map<String, String> settings = new HashMap<>(BrokerSettings.of(
                folder, port, Integer.parseInt(controllers.get(node - 1)), BrokerAuthentication.none()));
        settings.put("node.id", Integer.toString(node));
        settings.put(
                "controller.quorum.voters",
                IntStream.range(0, controllers.size())
                        .mapToObj(index -> (index + 1) + "@127.0.0.1:" + controllers.get(index))
                        .collect(Collectors.joining(",")));
        // Each process would have a password of its own.
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("offsets.topic.replication.factor", "3");
        settings.put("transaction.state.log.replication.factor", "3");
        settings.put("transaction.state.log.min.isr", "2");
        return settings;
    }

    private static void format(Path folder, int node) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(new Feature[0])))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setNodeId(node)
                .setClusterId(CLUSTER)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .setDirectories(List.of(folder.toString()))
                .run();
    }
}
