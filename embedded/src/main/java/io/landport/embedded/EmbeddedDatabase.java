package io.landport.embedded;

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
 * A PostgreSQL server on {@code DATA/postgres}, for clients of this machine only.
 *
 * <p>The database {@code landport} is owned by the role {@code landport}, which has {@code CREATEROLE} and is no superuser. Roles log in
 * with the passwords of {@link InstanceSecrets}; the superuser cannot log in. Committed transactions survive {@code kill -9} and power
 * failures. The server is a child process; if this process is killed, it stops as well, and the next start on the folder waits for that.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OPTION = "--postgres-port";
    private static final int ATTEMPTS = 3;

    private final PostgresServer server;
    private final Postmaster postmaster;
    private final int port;
    private final LogRotation rotation;
    private final ParentWatch watch;

    private EmbeddedDatabase(PostgresServer server, Postmaster postmaster, int port, ParentWatch watch) {
        this.server = server;
        this.postmaster = postmaster;
        this.port = port;
        this.watch = watch;
        this.rotation = LogRotation.of(server.log());
    }

    /**
     * Starts the server, creates the database and its owner if they are missing, and returns when the owner can log in.
     *
     * @param data the data folder, locked as a {@link DataFolder}
     * @param port the port for clients; 0 for any free port
     * @throws PortInUseException if another process listens on the port
     * @throws ServerStartException if the folder cannot be used or PostgreSQL cannot run
     */
    public static EmbeddedDatabase start(Path data, int port, InstanceSecrets secrets) {
        return start(data, port, new PostgresLogins(Optional.of(secrets)));
    }

    /** The same without passwords for all roles but the superuser, for data that every user of this machine may read and delete. */
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

    /** The role as which programs query the store for others. */
    public String reader() {
        return PostgresLogins.READER;
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
        rotation.close();
        watch.close();
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
            if (user.isNobody()) {
                // The server runs as nobody, who must be able to reach its folder inside this one.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            PostgresServer server = new PostgresServer(user, programs(folder, user), logins, folder);
            server.prepare();
            return startServer(server, port, logins);
        } catch (IOException e) {
            throw failure(data, e);
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

    private static EmbeddedDatabase startServer(PostgresServer server, int port, PostgresLogins logins)
            throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int chosen = LoopbackPort.choose(port, "PostgreSQL", OPTION);
            if (server.start(chosen)) {
                return ready(server, chosen, logins);
            }
            // A start by a process that was killed may have completed meanwhile.
            server.prepare();
        }
        throw new ServerStartException("PostgreSQL did not start on %s:\n%s"
                .formatted(server.folder(), server.log().tail()));
    }

    private static EmbeddedDatabase ready(PostgresServer server, int port, PostgresLogins logins) throws IOException {
        boolean ready = false;
        try {
            Postmaster postmaster = server.postmaster()
                    .orElseThrow(() -> new ServerStartException(
                            "PostgreSQL ended immediately after its start on " + server.folder()));
            requireLogin(port, logins);
            ParentWatch watch = ParentWatch.start(postmaster.pid());
            ready = true;
            return new EmbeddedDatabase(server, postmaster, port, watch);
        } catch (SQLException e) {
            server.forgetLogins();
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
        return new ServerStartException(
                DiskSpace.explained("cannot run PostgreSQL in %s: %s".formatted(data, e), data), e);
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + PostgresLogins.DATABASE;
    }
}
