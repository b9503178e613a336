package io.landport.embedded;

import io.landport.installation.settings.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of an instance's embedded servers and its access token: random, created with the data folder, kept in
 * {@code DATA/secrets.properties}, which only its owner may read. If the file is deleted, the next start creates other passwords.
 *
 * @param kafka password of Kafka's user {@value #KAFKA_USER}
 * @param owner password of the role that owns the store
 * @param writer password of the role that writes the store
 * @param analyst password of the role that queries the store
 * @param reader password of the role of programs that query the store for others
 * @param http access token that allows everything over HTTP
 */
public record InstanceSecrets(String kafka, String owner, String writer, String analyst, String reader, String http) {
    /** The one user of the embedded broker. */
    public static final String KAFKA_USER = "landport";

    private static final String FILE = "secrets.properties";
    private static final int BYTES = 32;
    private static final int TOKEN_ID_BYTES = 6;

    /**
     * The secrets of a data folder, created if it has none.
     *
     * @throws ServerStartException if the file cannot be read or written, or lacks a password
     */
    public static InstanceSecrets of(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new ServerStartException("cannot use %s: %s".formatted(file, e), e);
        }
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "secrets of an instance";
    }

    private static InstanceSecrets read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new InstanceSecrets(
                password(properties, "kafka", file),
                password(properties, "owner", file),
                password(properties, "writer", file),
                password(properties, "analyst", file),
                password(properties, "reader", file),
                password(properties, "http", file));
    }

    private static String password(Properties properties, String name, Path file) {
        String password = properties.getProperty(name, "");
        if (password.isEmpty()) {
            throw new ServerStartException(
                    "%s has no value for '%s': delete the file, and the next start creates new passwords"
                            .formatted(file, name));
        }
        return password;
    }

    private static InstanceSecrets create(Path file) throws IOException {
        InstanceSecrets secrets = new InstanceSecrets(random(), random(), random(), random(), random(), token());
        PrivateFile.write(file, """
                # Passwords of the embedded servers, and the access token of HTTP.
                kafka=%s
                owner=%s
                writer=%s
                analyst=%s
                reader=%s
                http=%s
                """.formatted(
                        secrets.kafka(),
                        secrets.owner(),
                        secrets.writer(),
                        secrets.analyst(),
                        secrets.reader(),
                        secrets.http()));
        return secrets;
    }

    private static String token() {
        byte[] id = new byte[TOKEN_ID_BYTES];
        new SecureRandom().nextBytes(id);
        return "lp_" + HexFormat.of().formatHex(id) + '_' + random();
    }

    /** 256 bits, in characters that need no quoting in SQL, JAAS, environment files and connection strings. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
