package io.landport.installation.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Options of Kafka clients in the properties file, with the prefix {@code kafka.}; those that exactly once depends on are rejected. */
final class KafkaClientSettings {
    static final String PREFIX = "kafka.";

    // Landport sets these; other values would lose or duplicate records.
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

    /** Why the file must not set it; empty if it may. */
    static Optional<String> objection(String name) {
        if (name.equals("bootstrap.servers")) {
            return Optional.of("use " + SettingKey.BOOTSTRAP_SERVERS.property());
        }
        if (OWN.contains(name)) {
            return Optional.of("set by Landport to guarantee exactly once, cannot be changed");
        }
        return KNOWN.containsKey(name) ? Optional.empty() : Optional.of("not an option of Kafka clients");
    }

    static boolean isSecret(String name) {
        return KNOWN.get(name) == ConfigDef.Type.PASSWORD;
    }
}
