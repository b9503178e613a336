package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * A real PostgreSQL server on {@code DATA/postgres}, for clients of this machine only.
 *
 * <p>Its one database {@code landport} belongs to the user {@code landport}, an ordinary role that may make others. It trusts every client on
 * 127.0.0.1 without a password, so whoever may log in to the machine may read and write it: where that is too much, give
 * Landport a database of your own. What was committed survives {@code kill -9} and power cuts. The server is a process of its
 * own; if this one is killed the server goes on, and the next start on the folder stops it first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "landport";
    private static final String OPTION = "--postgres-port";
    private static final int ATTEMPTS = 3;

    private final PostgresServer server;
    private final Postmaster postmaster;
    private final int port;

    private EmbeddedDatabase(PostgresServer server, Postmaster postmaster, int port) {
        this.server = server;
        this.postmaster = postmaster;
        this.port = port;
    }

    /**
     * Starts the server and returns once it answers, with the database and its user made.
     *
     * @param data the instance's folder, held as a {@link DataFolder}
     * @param port the clients' port, 0 for any free one
     * @throws PortInUseException if another process listens on the port
     * @throws ServerStartException if the folder cannot be used, or the machine cannot run PostgreSQL
     */
    public static EmbeddedDatabase start(Path data, int port) {
        try {
            Path folder = Files.createDirectories(data).toRealPath();
            return start(folder, port, ServerUser.current(folder));
        } catch (IOException e) {
            throw failure(data, e);
        }
    }

    static EmbeddedDatabase start(Path data, int port, ServerUser user) {
        try {
            Path folder = data.toRealPath();
            PostgresServer server = new PostgresServer(user, programs(folder, user), folder);
            server.prepare();
            return started(server, port);
        } catch (IOException e) {
            throw failure(data, e);
        }
    }

    /** Without user or password: add {@link #user()}. */
    public String jdbcUrl() {
        return jdbcUrl(port, NAME);
    }

    public String user() {
        return NAME;
    }

    public int port() {
        return port;
    }

    /** The number of the server's first process, the parent of all others. */
    public long pid() {
        return postmaster.pid();
    }

    /** Completed when the server's first process has ended, whoever ended it. */
    public CompletableFuture<ProcessHandle> ended() {
        return postmaster.process().onExit();
    }

    /** Stops the server in order, its clients' sessions with it; a second call does nothing. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + server.folder(), e);
        }
    }

    // The user's cache serves all data folders; where it is out of reach, the data folder has the programs too.
    private static PostgresPrograms programs(Path data, ServerUser user) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        if (user.isNobody() || !home.isAbsolute()) { // Java says "?" for a user without an entry
            return PostgresPrograms.unpacked(data);
        }
        try {
            return PostgresPrograms.unpacked(home.resolve(".cache").resolve("landport"));
        } catch (IOException e) {
            return PostgresPrograms.unpacked(data);
        }
    }

    private static EmbeddedDatabase started(PostgresServer server, int port) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int chosen = LoopbackPort.choose(port, "PostgreSQL", OPTION);
            if (server.start(chosen)) {
                return ready(server, chosen);
            }
            // A start that the killed process was in the middle of may have won.
            server.prepare();
        }
        throw new ServerStartException(
                "PostgreSQL did not start on %s:\n%s".formatted(server.folder(), server.logTail()));
    }

    private static EmbeddedDatabase ready(PostgresServer server, int port) throws IOException {
        boolean ready = false;
        try {
            Postmaster postmaster = server.postmaster()
                    .orElseThrow(() -> new ServerStartException(
                            "PostgreSQL ended as soon as it had started on " + server.folder()));
            makeDatabase(port);
            ready = true;
            return new EmbeddedDatabase(server, postmaster, port);
        } catch (SQLException e) {
            throw new ServerStartException("cannot make the database %s: %s".formatted(NAME, e.getMessage()), e);
        } finally {
            if (!ready) {
                server.stop();
            }
        }
    }

    private static void makeDatabase(int port) throws SQLException {
        Properties superuser = new Properties();
        superuser.setProperty("user", PostgresServer.SUPERUSER);
        superuser.setProperty("connectTimeout", "10");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(port, "postgres"), superuser);
                Statement statement = connection.createStatement()) {
            if (!hasRow(statement, "SELECT FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            // Writer and analyst are the migration's to make; an earlier version's user may not.
            statement.execute("ALTER ROLE " + NAME + " CREATEROLE");
            if (!hasRow(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static ServerStartException failure(Path data, IOException e) {
        return new ServerStartException("cannot run PostgreSQL in %s: %s".formatted(data, e), e);
    }

    private static boolean hasRow(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }
}
