package io.landport.operations.instance;

import io.landport.installation.settings.DatabaseLogin;
import io.landport.installation.settings.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The connection service file {@code pg_service.conf} in a data folder, by which psql and other clients of libpq log in as the analyst
 * without being asked for the password. Its owner alone may read it.
 */
record PsqlService(Path file) {
    private static final String NAME = "pg_service.conf";

    static PsqlService in(Path data) {
        return new PsqlService(data.resolve(NAME));
    }

    /** Writes the service {@code landport} with a port of 127.0.0.1. */
    void write(int port, DatabaseLogin login) {
        try {
            PrivateFile.write(file, """
                    [landport]
                    host=127.0.0.1
                    port=%d
                    dbname=landport
                    user=%s
                    password=%s
                    """.formatted(port, login.user(), login.password()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Removes the file if it is there. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** The line that opens the store in a shell. */
    String command() {
        String path = file.toString();
        String quoted = path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
        return "PGSERVICEFILE=" + quoted + " psql service=landport";
    }
}
