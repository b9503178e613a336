package io.landport.consumer;

import io.landport.contract.LostConnections;
import io.landport.contract.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** Properties of the sink's Kafka clients. The user's override the defaults, except those that exactly once depends on. */
final class ClientProperties {
    private static final int SESSION_TIMEOUT_MS = 6_000;

    /** The others learn from their next heartbeat that a member has left or joined, and its partitions stand still until then. */
    private static final int HEARTBEAT_MS = 500;

    private static final int MAX_POLL_RECORDS = 5_000;

    /**
     * How long a fetch waits if there is nothing to read, and closing for the fetch. Otherwise it is answered at once, which is once a
     * transaction of streams: records are not readable before it ends.
     */
    private static final int FETCH_WAIT_MS = 1_000;

    private static final int FETCH_BYTES = 8 << 20;
    private static final int PARTITION_FETCH_BYTES = 2 << 20;

    /** The socket's receive buffer of the operating system, which enlarges it; see docs/adr/0041-no-stalls.md. */
    private static final int AUTOMATIC_BUFFER = -1;

    private static final int ADMIN_TIMEOUT_MS = 5_000;

    private ClientProperties() {}

    /** @param member the name in the group, see {@link MemberName} */
    static Map<String, Object> consumer(SinkSettings settings, Optional<String> member) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, AUTOMATIC_BUFFER);
        properties.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(LostConnections.REQUEST_TIMEOUT.toMillis()));
        properties.put(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, LostConnections.IDLE_TIMEOUT.toMillis());
        properties.putAll(settings.kafka());

        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(
                ConsumerConfig.CLIENT_ID_CONFIG,
                Release.OWN.clientId(settings.kafka().getOrDefault(ConsumerConfig.CLIENT_ID_CONFIG, settings.group())));
        member.ifPresent(name -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // An interceptor could drop the offsets that a poll returns.
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of());
        return properties;
    }

    static Map<String, Object> admin(SinkSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        return properties;
    }
}
