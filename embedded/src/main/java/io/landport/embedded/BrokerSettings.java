package io.landport.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a single small broker that is its own controller. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    static final String CLIENTS = "CLIENTS";
    private static final int NO_PORT = 0;

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, int port, int controllerPort, BrokerAuthentication authentication) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(identity(folder, port, controllerPort));
        settings.putAll(authentication.settings());
        settings.putAll(ONE_NODE);
        settings.putAll(FAST_START);
        settings.putAll(SMALL_FOOTPRINT);
        return settings;
    }

    /** The settings of the controller without the broker, with a minimal session timeout for brokers. */
    static Map<String, String> forControllerOnly(Path folder, int controllerPort) {
        Map<String, String> settings = new HashMap<>(of(folder, NO_PORT, controllerPort, BrokerAuthentication.none()));
        settings.put("process.roles", "controller");
        settings.put("listeners", CONTROLLER + "://" + LoopbackPort.HOST + ":" + controllerPort);
        settings.remove("advertised.listeners");
        settings.remove("inter.broker.listener.name");
        settings.put("broker.heartbeat.interval.ms", "50");
        settings.put("broker.session.timeout.ms", "100");
        return settings;
    }

    /** Adds a listener without authentication. The broker itself connects to the listener for clients. */
    static void add(ProxiedListener listener, Map<String, String> settings) {
        String name = listener.listenerName();
        append(settings, "listeners", name + "://" + LoopbackPort.HOST + ":" + listener.port());
        append(settings, "advertised.listeners", name + "://" + LoopbackPort.HOST + ":" + listener.advertisedPort());
        append(settings, "listener.security.protocol.map", name + ":PLAINTEXT");
    }

    private static void append(Map<String, String> settings, String name, String element) {
        settings.merge(name, element, (list, added) -> list + ',' + added);
    }

    private static Map<String, String> identity(Path folder, int port, int controllerPort) {
        String clients = CLIENTS + "://" + LoopbackPort.HOST + ":" + port;
        String controller = LoopbackPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                // Static, so that the port of the controller can change between starts.
                "controller.quorum.voters",
                NODE + "@" + controller,
                "listeners",
                clients + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                clients,
                "inter.broker.listener.name",
                CLIENTS,
                "controller.listener.names",
                CONTROLLER,
                "log.dirs",
                folder.toString());
    }

    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("auto.create.topics.enable", "false"));

    // Few internal partitions start and recover quickly. Short timeouts detect dead members and abort their
    // transactions in
    // seconds.
    private static final Map<String, String> FAST_START = Map.ofEntries(
            Map.entry("offsets.topic.num.partitions", "2"),
            Map.entry("transaction.state.log.num.partitions", "2"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
            Map.entry("group.streams.min.session.timeout.ms", "1000"),
            Map.entry("group.streams.min.heartbeat.interval.ms", "500"),
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // As long as PostgreSQL: on a busy machine the default of a minute may be too short.
            Map.entry("initial.broker.registration.timeout.ms", "300000"),
            // No other broker could take over from a suspended one; StaleBroker handles the consequence.
            Map.entry("broker.session.timeout.ms", "600000"));

    // For one machine with a few clients; Kafka's defaults are for large servers.
    private static final Map<String, String> SMALL_FOOTPRINT = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("share.coordinator.threads", "1"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
            // Otherwise it takes one of two processors for a second at a time.
            Map.entry("log.cleaner.io.max.bytes.per.second", "16777216"),
            // The operating system enlarges its own buffers; those of a fixed size stall large requests
            // (docs/adr/0041-no-stalls.md).
            Map.entry("socket.receive.buffer.bytes", "-1"),
            // Two records a second without content, which only tell other controllers and brokers how far they are
            // behind.
            Map.entry("metadata.max.idle.interval.ms", "0"),
            Map.entry("producer.id.expiration.ms", "86400000"),
            Map.entry("metric.reporters", ""));
}
