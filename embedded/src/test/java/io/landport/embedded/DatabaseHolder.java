package io.landport.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Starts the database on the folder it is given, commits a row, prints the server's process, and waits to be killed. */
final class DatabaseHolder {

    private DatabaseHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.startOpen(Path.of(arguments[0]), 0);
        SqlClient.in(database).run("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('kept')");
        System.out.println(database.pid());
        int end = System.in.read();
        System.exit(end);
    }
}
