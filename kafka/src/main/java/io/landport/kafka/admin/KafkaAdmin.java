package io.landport.kafka.admin;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka admin client with a timeout. Every failure is a {@link KafkaAdminException}. */
public final class KafkaAdmin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaAdmin.class);

    /** Exactly-once with fencing in the broker; below it a delayed write can join a later transaction. */
    private static final short TRANSACTION_VERSION = 2;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String servers;
    private final Duration timeout;

    /**
     * With a timeout of ten seconds.
     *
     * @param client connection properties with {@code bootstrap.servers}
     * @throws KafkaAdminException if no client can be created with them
     */
    public KafkaAdmin(Map<String, String> client) {
        this(client, DEFAULT_TIMEOUT);
    }

    /**
     * @param client connection properties with {@code bootstrap.servers}
     * @throws KafkaAdminException if no client can be created with them, for example because of an unknown host or key store
     */
    public KafkaAdmin(Map<String, String> client, Duration timeout) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        this.servers = client.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
        this.timeout = timeout;
        this.admin = admin(properties);
    }

    /** The id of the cluster; fails if no broker is reachable. */
    public String id() {
        return get(admin.describeCluster().clusterId(), "describe the cluster");
    }

    /** Whether a broker responds within the timeout. */
    public boolean isReachable() {
        try {
            return !id().isEmpty();
        } catch (KafkaAdminException e) {
            return false;
        }
    }

    /**
     * Waits until a broker is reachable or the waiting is cancelled.
     *
     * @throws KafkaAdminException if the failure is not retriable, for example if a broker rejects this client
     */
    public void awaitReachable(BooleanSupplier cancelled) {
        boolean isLogged = false;
        while (!cancelled.getAsBoolean() && !isReachableOrThrow()) {
            if (!isLogged) {
                LOG.warn("{}; retrying", unreachable());
                isLogged = true;
            }
        }
    }

    /**
     * Rejects brokers that do not support exactly once.
     *
     * @throws KafkaAdminException if the feature {@code transaction.version} is below 2
     */
    public void requireTransactions() {
        FeatureMetadata features = get(admin.describeFeatures().featureMetadata(), "describe the features");
        FinalizedVersionRange range = features.finalizedFeatures().get("transaction.version");
        short version = range == null ? 0 : range.maxVersionLevel();
        if (version < TRANSACTION_VERSION) {
            throw new KafkaAdminException(
                    "Kafka at " + servers + " has transaction.version " + version + ", Landport needs "
                            + TRANSACTION_VERSION + ": raise it with kafka-features.sh upgrade"
                            + " --feature transaction.version=" + TRANSACTION_VERSION,
                    new IllegalStateException("transaction.version " + version));
        }
    }

    /** Waits until the broker lists topics that were just created; their metadata reaches it a moment later. */
    public void awaitTopics(Collection<String> names) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!get(admin.listTopics().names(), "list topics").containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaAdminException(
                        "Kafka at " + servers + " does not list created topics within " + timeout.toSeconds()
                                + " s; it may be overloaded",
                        new java.util.concurrent.TimeoutException());
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /** The id of a topic, which changes if the topic is deleted and created again. */
    public String topicId(String topic) {
        KafkaFuture<TopicDescription> description =
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        return get(Objects.requireNonNull(description), "describe topic " + topic)
                .topicId()
                .toString();
    }

    /** The effective settings of topics, by topic and name. */
    Map<String, Map<String, String>> topicSettings(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> configs =
                get(admin.describeConfigs(resources).all(), "describe the settings of topics");
        Map<String, Map<String, String>> settings = new HashMap<>();
        configs.forEach((resource, config) -> settings.put(
                resource.name(),
                config.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
        return settings;
    }

    /** The result of an operation, which is named in the exception if it fails. */
    <T> T get(KafkaFuture<T> future, String operation) {
        try {
            return future.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            // Kafka wraps the timeout of an operation that first asks which brokers there are.
            if (cause.getCause() instanceof TimeoutException ofBrokers) {
                cause = ofBrokers;
            }
            throw new KafkaAdminException(
                    cause instanceof TimeoutException
                            ? unreachable()
                            : "cannot " + operation + " on Kafka at " + servers + ": " + cause.getMessage(),
                    cause);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new KafkaAdminException(unreachable(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAdminException("interrupted while waiting for Kafka at " + servers, e);
        }
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }

    private Admin admin(Map<String, Object> properties) {
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            // The message of Kafka's exception only says that it failed; the reason is in its causes.
            String why = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .filter(message -> message != null)
                    .distinct()
                    .collect(Collectors.joining(": "));
            throw new KafkaAdminException(
                    "cannot connect to Kafka at " + servers + ": " + why
                            + ": check LANDPORT_BOOTSTRAP_SERVERS and the kafka.* settings of LANDPORT_CONFIG",
                    e);
        }
    }

    private boolean isReachableOrThrow() {
        try {
            return !id().isEmpty();
        } catch (KafkaAdminException e) {
            if (!e.isRetriable()) {
                throw e;
            }
            return false;
        }
    }

    private String unreachable() {
        return "no broker reachable at " + servers + " within " + timeout.toSeconds()
                + " s: is Kafka running there? Set LANDPORT_BOOTSTRAP_SERVERS, or --data to the folder of an instance that runs";
    }
}
