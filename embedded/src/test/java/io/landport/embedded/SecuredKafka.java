package io.landport.embedded;

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
        return start(data, "SASL_PLAINTEXT", Map.of());
    }

    /**
     * The same with TLS.
     *
     * @param keyStore with the broker's certificate, a PKCS12 file
     */
    public static SecuredKafka startWithTls(Path data, Path keyStore, String password) {
        return start(
                data,
                "SASL_SSL",
                Map.of(
                        "ssl.keystore.type",
                        "PKCS12",
                        "ssl.keystore.location",
                        keyStore.toString(),
                        "ssl.keystore.password",
                        password,
                        "ssl.truststore.type",
                        "PKCS12",
                        "ssl.truststore.location",
                        keyStore.toString(),
                        "ssl.truststore.password",
                        password));
    }

    private static SecuredKafka start(Path data, String protocol, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(BrokerAuthentication.none().settings());
        settings.put("listener.security.protocol.map", "CLIENTS:" + protocol + ",CONTROLLER:SASL_PLAINTEXT");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.clients.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256");
        settings.put("listener.name.clients.plain.sasl.jaas.config", ADMIN + " user_admin=\"" + PASSWORD + "\";");
        settings.put(
                "listener.name.clients.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
        settings.put("super.users", "User:admin;User:controller");
        settings.putAll(more);
        return new SecuredKafka(EmbeddedKafka.start(data, 0, new BrokerAuthentication(settings, Map.of())));
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** A properties file for {@code LANDPORT_CONFIG} with the administrator's login. */
    public Path adminConfig(Path folder) {
        return adminConfig(folder, "kafka.security.protocol=SASL_PLAINTEXT");
    }

    /** The same with another protocol and its options. */
    public Path adminConfig(Path folder, String protocol) {
        try {
            return Files.writeString(folder.resolve("admin.properties"), """
                    %s
                    kafka.sasl.mechanism=PLAIN
                    kafka.sasl.jaas.config=%s;
                    """.formatted(protocol, ADMIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
