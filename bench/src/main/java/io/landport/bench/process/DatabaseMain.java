package io.landport.bench.process;

import io.landport.launcher.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Looks after the embedded database on a folder and a port, whose server is a process of its own: prints its URL, its user and its first process's
 * id, and stops it when standard input ends.
 */
final class DatabaseMain {
    private DatabaseMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(database.jdbcUrl());
        System.out.println(database.user());
        System.out.println(database.pid());
        if (System.in.read() < 0) {
            database.close();
        }
        System.exit(0);
    }
}
