package io.landport.launcher.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of Kafka's clients that a file may give after {@code kafka.}: any but those that exactness rests on. */
final class KafkaClientSettings {
    static final String PREFIX = "kafka.";

    // Landport sets these itself; another value would lose or double what it counts.
    private static final Set<String> OWN = Set.of(
            "acks",
            "auto.offset.reset",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "group.instance.id",
            "interceptor.classes",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "partitioner.class",
            "partitioner.ignore.keys",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private static final Map<String, ConfigDef.Type> KNOWN = Stream.of(
                    ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())
            .flatMap(definition -> definition.configKeys().values().stream())
            .collect(Collectors.toUnmodifiableMap(key -> key.name, key -> key.type, (first, second) -> first));

    private KafkaClientSettings() {}

    /** Why the file may not give it, in description that follow its name. */
    static Optional<String> objection(String name) {
        if (name.equals("bootstrap.servers")) {
            return Optional.of("give it as " + Key.BOOTSTRAP_SERVERS.property());
        }
        if (OWN.contains(name)) {
            return Optional.of("Landport sets it itself, as its exactness rests on it");
        }
        return KNOWN.containsKey(name) ? Optional.empty() : Optional.of("unknown to Kafka's clients");
    }

    static boolean isSecret(String name) {
        return KNOWN.get(name) == ConfigDef.Type.PASSWORD;
    }
}
