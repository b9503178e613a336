package io.landport.operations.instance;

import io.landport.installation.settings.DatabaseLogin;
import io.landport.installation.settings.PrivateFile;
import io.landport.installation.settings.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Files in a data folder by which tools log in to the servers of its instance without being asked for a password: psql and other clients of
 * libpq as the analyst, clients of librdkafka such as kcat, and curl. The folder's owner alone may read them.
 */
record LoginFiles(Path folder) {
    private static final String PSQL = "pg_service.conf";
    private static final String KAFKA = "kafka.conf";

    /** Stays when the instance stops, as its token does. */
    void writeCurl(String token) {
        write("curl", "header = \"Authorization: Bearer " + token + "\"\n");
    }

    /** @param settings of commands */
    void writeKafka(Map<SettingKey, String> settings) {
        write(KAFKA, """
                bootstrap.servers=%s
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=SCRAM-SHA-256
                sasl.username=%s
                sasl.password=%s
                """.formatted(
                        settings.get(SettingKey.BOOTSTRAP_SERVERS),
                        settings.get(SettingKey.KAFKA_USER),
                        settings.get(SettingKey.KAFKA_PASSWORD)));
    }

    /** Writes the service {@code landport} with a port of 127.0.0.1. */
    void writePsql(int port, DatabaseLogin login) {
        write(PSQL, """
                    [landport]
                    host=127.0.0.1
                    port=%d
                    dbname=landport
                    user=%s
                    password=%s
                    """.formatted(port, login.user(), login.password()));
    }

    /** Removes the files that name the ports of servers. */
    void remove() {
        for (String name : List.of(PSQL, KAFKA)) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + folder.resolve(name), e);
            }
        }
    }

    /** The line that opens the store in a shell. */
    String psql() {
        return "PGSERVICEFILE=" + quoted(PSQL) + " psql service=landport";
    }

    /** The line that lists the topics in a shell. */
    String kcat() {
        return "kcat -F " + quoted(KAFKA) + " -L";
    }

    private String quoted(String name) {
        String path = folder.resolve(name).toString();
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private void write(String name, String content) {
        try {
            PrivateFile.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
        }
    }
}
