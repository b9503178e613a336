package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * A real PostgreSQL server on {@code DATA/postgres}, for clients of this machine only.
 *
 * <p>Its one database {@code landport} belongs to the role {@code landport}, an ordinary role that may create others. Roles log in with
 * the passwords of {@link InstanceSecrets}; the superuser cannot log in. What was committed survives {@code kill -9} and power cuts. The server is a process of its
 * own; if this one is killed the server goes on, and the next start on the folder stops it first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
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
     * Starts the server and returns once its owner can log in.
     *
     * @param data the instance's folder, held as a {@link DataFolder}
     * @param port the clients' port, 0 for any free one
     * @throws PortInUseException if another process listens on the port
     * @throws ServerStartException if the folder cannot be used, or the machine cannot run PostgreSQL
     */
    public static EmbeddedDatabase start(Path data, int port, InstanceSecrets secrets) {
        return start(data, port, new PostgresLogins(Optional.of(secrets)));
    }

    /**
     * Starts the server so that every role but the superuser logs in without a password, for data that every user of this machine may read and delete.
     *
     * @throws ServerException as the other start does
     */
    public static EmbeddedDatabase startOpen(Path data, int port) {
        return start(data, port, new PostgresLogins(Optional.empty()));
    }

    /** Without user or password. */
    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    /** The role that owns the database. */
    public String user() {
        return PostgresLogins.OWNER;
    }

    /** The role that writes the store. */
    public String writer() {
        return PostgresLogins.WRITER;
    }

    /** The role that queries the store. */
    public String analyst() {
        return PostgresLogins.ANALYST;
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

    private static EmbeddedDatabase start(Path data, int port, PostgresLogins logins) {
        try {
            Path folder = Files.createDirectories(data).toRealPath();
            return start(folder, port, logins, ServerUser.current(folder));
        } catch (IOException e) {
            throw failure(data, e);
        }
    }

    static EmbeddedDatabase start(Path data, int port, PostgresLogins logins, ServerUser user) {
        try {
            Path folder = data.toRealPath();
            if (user.isAnother()) {
                // He passes through to his own folder, and cannot list this one.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            PostgresServer server = new PostgresServer(user, programs(folder, user), logins, folder);
            server.prepare();
            return started(server, port, logins);
        } catch (IOException e) {
            throw failure(data, e);
        }
    }

    // The user's cache serves all data folders; where it is out of reach, the data folder has the programs too.
    private static PostgresPrograms programs(Path data, ServerUser user) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        if (user.isAnother() || !home.isAbsolute()) { // Java says "?" for a user without an entry
            return PostgresPrograms.unpacked(data);
        }
        try {
            return PostgresPrograms.unpacked(home.resolve(".cache").resolve("landport"));
        } catch (IOException e) {
            return PostgresPrograms.unpacked(data);
        }
    }

    private static EmbeddedDatabase started(PostgresServer server, int port, PostgresLogins logins) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int chosen = LoopbackPort.choose(port, "PostgreSQL", OPTION);
            if (server.start(chosen)) {
                return ready(server, chosen, logins);
            }
            // A start that the killed process was in the middle of may have won.
            server.prepare();
        }
        throw new ServerStartException(
                "PostgreSQL did not start on %s:\n%s".formatted(server.folder(), server.lastWords()));
    }

    private static EmbeddedDatabase ready(PostgresServer server, int port, PostgresLogins logins) throws IOException {
        boolean ready = false;
        try {
            Postmaster postmaster = server.postmaster()
                    .orElseThrow(() -> new ServerStartException(
                            "PostgreSQL ended as soon as it had started on " + server.folder()));
            requireLogin(port, logins);
            ready = true;
            return new EmbeddedDatabase(server, postmaster, port);
        } catch (SQLException e) {
            throw new ServerStartException(
                    "cannot log in to the database %s: %s".formatted(PostgresLogins.DATABASE, e.getMessage()), e);
        } finally {
            if (!ready) {
                server.stop();
            }
        }
    }

    private static void requireLogin(int port, PostgresLogins logins) throws SQLException {
        Properties owner = new Properties();
        owner.setProperty("user", PostgresLogins.OWNER);
        logins.secrets().ifPresent(secrets -> owner.setProperty("password", secrets.owner()));
        owner.setProperty("connectTimeout", "10");
        DriverManager.getConnection(jdbcUrl(port), owner).close();
    }

    private static ServerStartException failure(Path data, IOException e) {
        return new ServerStartException("cannot run PostgreSQL in %s: %s".formatted(data, e), e);
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + PostgresLogins.DATABASE;
    }
}
