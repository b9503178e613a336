package io.landport.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker with the settings of a Compose service, but on ports of 127.0.0.1 and with folders of a test. */
public final class ComposedKafka implements AutoCloseable {
    private static final String PREFIX = "KAFKA_";

    private final KafkaRaftServer server;
    private final int port;

    private ComposedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker.
     *
     * @param environment of the service
     * @param secrets the folder in place of {@code /run/secrets}
     */
    public static ComposedKafka start(Map<String, String> environment, Path data, Path secrets) {
        int inside = LoopbackPort.free();
        int controller = LoopbackPort.free();
        int outside = LoopbackPort.free();
        BrokerStorage.formatOnce(data);
        Map<String, String> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals("KAFKA_HEAP_OPTS")) {
                settings.put(property(name), value.replace("/run/secrets", secrets.toString()));
            }
        });
        settings.put("log.dirs", data.toString());
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put(
                "listeners",
                "INSIDE://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,OUTSIDE://127.0.0.1:%d"
                        .formatted(inside, controller, outside));
        settings.put("advertised.listeners", "INSIDE://127.0.0.1:%d,OUTSIDE://127.0.0.1:%d".formatted(inside, outside));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new ComposedKafka(server, inside);
    }

    /** The listener for the other services. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** As Kafka's image converts the names of its variables. */
    private static String property(String variable) {
        return variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("___", "-")
                .replace("__", "\0")
                .replace('_', '.')
                .replace('\0', '_');
    }
}
