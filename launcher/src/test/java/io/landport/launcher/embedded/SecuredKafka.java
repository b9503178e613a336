package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** A broker with Kafka's authorizer: an administrator logs in with SASL/PLAIN, everyone else with SASL/SCRAM and by ACLs. */
public final class SecuredKafka implements AutoCloseable {
    private static final String PASSWORD = "of the administrator";
    private static final String ADMIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"admin\" password=\"" + PASSWORD + "\"";

    private final EmbeddedKafka kafka;

    private SecuredKafka(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    public static SecuredKafka start(Path data) {
        Map<String, String> settings = new HashMap<>(BrokerAuthentication.none().settings());
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.clients.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256");
        settings.put("listener.name.clients.plain.sasl.jaas.config", ADMIN + " user_admin=\"" + PASSWORD + "\";");
        settings.put(
                "listener.name.clients.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
        settings.put("super.users", "User:admin;User:controller");
        return new SecuredKafka(EmbeddedKafka.start(data, 0, new BrokerAuthentication(settings, Map.of())));
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** A properties file for {@code LANDPORT_CONFIG} with the administrator's login. */
    public Path adminConfig(Path folder) {
        try {
            return Files.writeString(folder.resolve("admin.properties"), """
                    kafka.security.protocol=SASL_PLAINTEXT
                    kafka.sasl.mechanism=PLAIN
                    kafka.sasl.jaas.config=%s;
                    """.formatted(ADMIN));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
