package io.landport.bench.process;

import io.landport.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the embedded database, which is a separate process, on a folder and a port: prints its URL, its user and the id of its main
 * process, and stops it when standard input ends.
 */
final class DatabaseMain {
    private DatabaseMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.startOpen(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(database.jdbcUrl());
        System.out.println(database.user());
        System.out.println(database.pid());
        if (System.in.read() < 0) {
            database.close();
        }
        System.exit(0);
    }
}
