package io.landport.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Controls a PostgreSQL server with its data in {@code DATA/postgres} and its log beside it. */
final class PostgresServer {
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String UNFINISHED = "postgres-unfinished-";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ServerUser user;
    private final PostgresPrograms programs;
    private final PostgresLogins logins;
    private final Path data;
    private final Path folder;
    private final PostgresLog log;

    PostgresServer(ServerUser user, PostgresPrograms programs, PostgresLogins logins, Path data) {
        this.user = user;
        this.programs = programs;
        this.logins = logins;
        this.data = data;
        this.folder = data.resolve("postgres");
        this.log = new PostgresLog(data);
    }

    /** Initializes the folder if it is missing, and stops a server that a killed process left running. */
    void prepare() throws IOException {
        if (!Files.exists(folder)) {
            create();
        }
        user.takeOwnership(folder);
        stopOrphan();
    }

    /** Starts the server; if it returns false, the log contains the reason. */
    boolean start(int port) throws IOException {
        Postmaster.replaceForeignPid(folder);
        log.create();
        user.takeOwnership(log.file());
        return admitLogins()
                && run(
                                "pg_ctl",
                                "start",
                                "-D",
                                at(folder),
                                "-l",
                                at(log.file()),
                                "-w",
                                "-t",
                                "300",
                                "-o",
                                PostgresSettings.options(port))
                        == 0;
    }

    /** Has the next start set roles and passwords again. */
    void forgetLogins() throws IOException {
        Files.deleteIfExists(rules());
    }

    private Path rules() {
        return folder.resolve("pg_hba.conf");
    }

    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(folder);
    }

    /**
     * Stops the server in fast mode; if that fails, in immediate mode; if that fails, kills it. Returns once its process has ended:
     * {@code pg_ctl} returns shortly before, when the server removes its file.
     */
    void stop() throws IOException {
        Optional<Postmaster> running = postmaster();
        if (running.isEmpty()) {
            return;
        }
        Postmaster postmaster = running.get();
        if (!tryStop("fast", "60") && !tryStop("immediate", "20")) {
            postmaster.process().destroyForcibly();
        }
        awaitEnd(postmaster);
    }

    PostgresLog log() {
        return log;
    }

    Path folder() {
        return folder;
    }

    // Renamed when it is complete, so that a folder named postgres is complete even if the process is killed.
    private void create() throws IOException {
        deleteUnfinished();
        Path unfinished = Files.createTempDirectory(data, UNFINISHED);
        user.takeOwnership(unfinished);
        int exit = run(
                "initdb",
                "--pgdata=" + at(unfinished),
                "--username=" + SUPERUSER,
                "--auth=reject",
                "--encoding=UTF8",
                // The same collation on every machine.
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (exit != 0) {
            throw new ServerStartException(
                    DiskSpace.explained("PostgreSQL cannot initialize %s:\n%s".formatted(folder, log.tail()), data));
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sets roles and passwords, then writes the rules of who may log in. The rules record that both is done. */
    private boolean admitLogins() throws IOException {
        Path rules = rules();
        if (Files.exists(rules) && Files.readString(rules).equals(logins.rules())) {
            return true;
        }
        if (!runAsSuperuser(SUPERUSER, logins.statements())
                || !runAsSuperuser(PostgresLogins.DATABASE, logins.privileges())) {
            return false;
        }
        Path part = folder.resolve("pg_hba.conf.part");
        Files.deleteIfExists(part);
        createPrivately(part);
        Files.writeString(part, logins.rules());
        Files.move(part, rules, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Runs statements, one a line, in a database. Those that fail have no consequences. */
    private boolean runAsSuperuser(String database, List<String> statements) throws IOException {
        return ExternalProgram.run(
                        program("postgres", "--single", "-D", at(folder), database),
                        String.join("\n", statements) + '\n')
                == 0;
    }

    /** Creates a file that only the user of the server may read. */
    private void createPrivately(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        user.takeOwnership(file);
    }

    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(data, UNFINISHED + "*")) {
            for (Path unfinished : leftovers) {
                FolderTree.delete(unfinished);
            }
        }
    }

    private void stopOrphan() throws IOException {
        Optional<Postmaster> orphan = postmaster();
        if (orphan.isPresent()) {
            LOG.atInfo()
                    .addKeyValue("process", orphan.get().pid())
                    .log("stopping PostgreSQL left running by a killed process:");
            stop();
        }
    }

    private boolean tryStop(String mode, String seconds) throws IOException {
        return run("pg_ctl", "stop", "-D", at(folder), "-m", mode, "-w", "-t", seconds) == 0
                || postmaster().isEmpty();
    }

    // Not by ProcessHandle.onExit: it waits forever if no process collects the exit status of an orphan.
    private static void awaitEnd(Postmaster postmaster) throws IOException {
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (postmaster.isRunning()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL did not stop: process " + postmaster.pid());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private int run(String program, String... arguments) throws IOException {
        return ExternalProgram.run(program(program, arguments));
    }

    private ProcessBuilder program(String program, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(user.command(programs.named(program), List.of(arguments)))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        // Variables of libpq and the locale of the user must not affect the programs.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static String at(Path path) {
        return path.toString();
    }
}
