package io.landport.embedded;

import io.landport.installation.settings.ScramLogin;
import java.util.HashMap;
import java.util.Map;

/**
 * How the embedded broker's clients, and the broker itself, authenticate.
 *
 * @param settings of the broker
 * @param client what a Kafka client sets to connect
 */
record BrokerAuthentication(Map<String, String> settings, Map<String, String> client) {
    private static final String SASL = "SASL_PLAINTEXT";
    private static final String OPEN = "PLAINTEXT";
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String CLIENTS_PREFIX = "listener.name.clients.";
    private static final String CONTROLLER_PREFIX = "listener.name.controller.";

    BrokerAuthentication {
        settings = Map.copyOf(settings);
        client = Map.copyOf(client);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "authentication of an embedded broker";
    }

    /** Every process of this machine is let in as a client. */
    static BrokerAuthentication none() {
        return new BrokerAuthentication(withController(OPEN, Map.of()), Map.of());
    }

    /** Clients know the password of {@link InstanceSecrets#KAFKA_USER}. */
    static BrokerAuthentication scram(String password) {
        Map<String, String> login = ScramLogin.of(InstanceSecrets.KAFKA_USER, password);
        return new BrokerAuthentication(
                withController(
                        SASL,
                        Map.of(
                                "sasl.mechanism.inter.broker.protocol",
                                ScramLogin.MECHANISM,
                                CLIENTS_PREFIX + "sasl.enabled.mechanisms",
                                ScramLogin.MECHANISM,
                                CLIENTS_PREFIX + "scram-sha-256.sasl.jaas.config",
                                login.getOrDefault(ScramLogin.JAAS, ""),
                                CLIENTS_PREFIX + "scram-sha-256.sasl.server.callback.handler.class",
                                ScramUser.class.getName())),
                login);
    }

    /** Only this process knows the password of the controller's listener. SASL/PLAIN, because Kafka has no SCRAM for controllers. */
    private static Map<String, String> withController(String clients, Map<String, String> rest) {
        String password = InstanceSecrets.random();
        Map<String, String> settings = new HashMap<>(rest);
        settings.put(
                "listener.security.protocol.map",
                BrokerSettings.CLIENTS + ':' + clients + ',' + BrokerSettings.CONTROLLER + ':' + SASL);
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put(CONTROLLER_PREFIX + "sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                CONTROLLER_PREFIX + "plain.sasl.jaas.config",
                "%s required username=\"controller\" password=\"%s\" user_controller=\"%s\";"
                        .formatted(PLAIN_MODULE, password, password));
        return settings;
    }
}
