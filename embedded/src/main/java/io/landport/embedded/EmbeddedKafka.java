package io.landport.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, with its own controller (KRaft), for clients of this machine only.
 *
 * <p>Its data is in {@code DATA/kafka}: cluster id, topics and offsets are the same after a restart, and acknowledged records
 * survive the end of the process, also by {@code kill -9}. As with any single broker, a power failure can lose records that the
 * operating system has not flushed to disk. An error that is fatal for Kafka, such as a full disk, ends the process.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String OPTION = "--kafka-port";

    private final KafkaRaftServer server;
    private final String clusterId;
    private final int port;
    private final List<ProxiedListener> proxied;
    private final BrokerAuthentication authentication;

    private EmbeddedKafka(
            KafkaRaftServer server,
            String clusterId,
            int port,
            List<ProxiedListener> proxied,
            BrokerAuthentication authentication) {
        this.server = server;
        this.clusterId = clusterId;
        this.port = port;
        this.proxied = proxied;
        this.authentication = authentication;
    }

    /**
     * Starts the broker and returns when it accepts requests of clients with the password of {@link InstanceSecrets#KAFKA_USER}.
     *
     * @param data the data folder, locked as a {@link DataFolder}
     * @param port the port for clients; 0 for any free port
     * @throws PortInUseException if another process listens on the port
     * @throws ServerStartException if the folder cannot be used
     */
    public static EmbeddedKafka start(Path data, int port, InstanceSecrets secrets) {
        return start(data, port, List.of(), BrokerAuthentication.scram(secrets.kafka()));
    }

    /** The same without authentication, for data that every user of this machine may read and delete. */
    public static EmbeddedKafka startOpen(Path data, int port) {
        return startOpen(data, port, List.of());
    }

    static EmbeddedKafka start(Path data, int port, BrokerAuthentication authentication) {
        return start(data, port, List.of(), authentication);
    }

    /** The same, also for clients that connect through proxies. */
    public static EmbeddedKafka startOpen(Path data, int port, List<ProxiedListener> proxied) {
        return start(data, port, proxied, BrokerAuthentication.none());
    }

    private static EmbeddedKafka start(
            Path data, int port, List<ProxiedListener> proxied, BrokerAuthentication authentication) {
        int chosen = LoopbackPort.choose(port, "Kafka", OPTION);
        List<ProxiedListener> listeners =
                proxied.stream().map(listener -> listener.onPort(OPTION)).toList();
        Path folder = data.toAbsolutePath().normalize().resolve("kafka");
        String clusterId = BrokerStorage.formatOnce(folder);
        BrokerEnd.install(data.toAbsolutePath().normalize());
        try {
            StaleBroker.fence(folder);
            KafkaRaftServer server = server(folder, chosen, listeners, authentication);
            server.startup();
            return new EmbeddedKafka(server, clusterId, chosen, listeners, authentication);
        } catch (RuntimeException e) {
            throw failure(e, folder, chosen);
        }
    }

    /** What a Kafka client sets to connect. */
    public Map<String, String> client() {
        Map<String, String> client = new HashMap<>(authentication.client());
        client.put("bootstrap.servers", bootstrapServers());
        return client;
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** The listeners for clients that connect through proxies, in the order of the start, each with its port. */
    public List<ProxiedListener> proxied() {
        return proxied;
    }

    /** The id of the cluster, which a restart does not change. */
    public String clusterId() {
        return clusterId;
    }

    /** Shuts the broker down cleanly; a second call does nothing. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static KafkaRaftServer server(
            Path folder, int port, List<ProxiedListener> proxied, BrokerAuthentication authentication) {
        Map<String, String> settings = BrokerSettings.of(folder, port, controllerPort(port), authentication);
        proxied.forEach(listener -> BrokerSettings.add(listener, settings));
        RequestHistograms.sampleAllValues();
        return new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    }

    private static int controllerPort(int port) {
        int found = LoopbackPort.free();
        return found == port ? controllerPort(port) : found;
    }

    private static ServerException failure(RuntimeException e, Path folder, int port) {
        boolean taken = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
        return taken
                ? new PortInUseException("Kafka", port, OPTION)
                : new ServerStartException(
                        DiskSpace.explained("Kafka did not start on %s: %s".formatted(folder, e.getMessage()), folder),
                        e);
    }
}
