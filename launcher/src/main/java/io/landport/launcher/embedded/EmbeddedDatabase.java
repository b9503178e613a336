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
 * A PostgreSQL server on {@code DATA/postgres}, for clients of this machine only.
 *
 * <p>The database {@code landport} is owned by the role {@code landport}, which has {@code CREATEROLE} and is no superuser. The
 * server trusts all clients on 127.0.0.1 without a password, so every user of the machine can read and write the database; use
 * a server of your own if that is not acceptable. Committed transactions survive {@code kill -9} and power failures. The server
 * is a child process; if this process is killed, it continues, and the next start on the folder stops it first.
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
     * Starts the server, creates the database and its user if they are missing, and returns when it accepts connections.
     *
     * @param data the data folder, locked as a {@link DataFolder}
     * @param port the port for clients; 0 for any free port
     * @throws PortInUseException if another process listens on the port
     * @throws ServerStartException if the folder cannot be used or PostgreSQL cannot run
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

    /** The process id of the postmaster. */
    public long pid() {
        return postmaster.pid();
    }

    /** Completes when the postmaster has ended for any reason. */
    public CompletableFuture<ProcessHandle> ended() {
        return postmaster.process().onExit();
    }

    /** Stops the server and terminates the sessions of its clients; a second call does nothing. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + server.folder(), e);
        }
    }

    // The cache of the user is shared by all data folders. If it cannot be used, the programs are unpacked to the data
    // folder.
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
            // A start by a process that was killed may have completed meanwhile.
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
                            "PostgreSQL ended immediately after its start on " + server.folder()));
            createDatabase(port);
            ready = true;
            return new EmbeddedDatabase(server, postmaster, port);
        } catch (SQLException e) {
            throw new ServerStartException("cannot create the database %s: %s".formatted(NAME, e.getMessage()), e);
        } finally {
            if (!ready) {
                server.stop();
            }
        }
    }

    private static void createDatabase(int port) throws SQLException {
        Properties superuser = new Properties();
        superuser.setProperty("user", PostgresServer.SUPERUSER);
        superuser.setProperty("connectTimeout", "10");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(port, "postgres"), superuser);
                Statement statement = connection.createStatement()) {
            if (!hasRow(statement, "SELECT FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            // The migration creates writer and analyst. The role of an earlier version lacks this attribute.
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
