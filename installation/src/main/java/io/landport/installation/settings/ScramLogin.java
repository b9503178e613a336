package io.landport.installation.settings;

import java.util.Map;

/** The properties by which a Kafka client logs in with SASL/SCRAM-SHA-256 over a connection without TLS. */
public final class ScramLogin {
    /** The value of {@code sasl.mechanism}. */
    public static final String MECHANISM = "SCRAM-SHA-256";

    /** The property with user and password. */
    public static final String JAAS = "sasl.jaas.config";

    private ScramLogin() {}

    public static Map<String, String> of(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                JAAS,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=%s password=%s;"
                        .formatted(quote(user), quote(password)));
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
