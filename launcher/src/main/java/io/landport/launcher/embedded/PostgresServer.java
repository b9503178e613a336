package io.landport.launcher.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** PostgreSQL's programs at work on one folder: {@code DATA/postgres}, with the server's log beside it. */
final class PostgresServer {
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String UNFINISHED = "postgres-unfinished-";
    private static final int LAST_WORDS = 12;
    private static final Duration END_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ServerUser user;
    private final PostgresPrograms programs;
    private final PostgresLogins logins;
    private final Path data;
    private final Path folder;
    private final Path log;

    PostgresServer(ServerUser user, PostgresPrograms programs, PostgresLogins logins, Path data) {
        this.user = user;
        this.programs = programs;
        this.logins = logins;
        this.data = data;
        this.folder = data.resolve("postgres");
        this.log = data.resolve("postgres.log");
    }

    /** Makes the folder ready for a start: made where there is none, and free of a server that a killed process left. */
    void prepare() throws IOException {
        if (!Files.exists(folder)) {
            create();
        }
        user.own(folder);
        stopLeftover();
    }

    /** Whether it started; if not, {@link #lastWords()} says why. */
    boolean start(int port) throws IOException {
        Postmaster.disownStranger(folder);
        Files.deleteIfExists(log);
        createPrivately(log);
        return admitLogins()
                && run(
                                "pg_ctl",
                                "start",
                                "-D",
                                at(folder),
                                "-l",
                                at(log),
                                "-w",
                                "-t",
                                "300",
                                "-o",
                                PostgresSettings.options(port))
                        == 0;
    }

    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(folder);
    }

    /**
     * Ends the server, and its clients' sessions with it: in order, else at once, else by force. Returns once its process has
     * ended: {@code pg_ctl} returns when the server removes its file, shortly before.
     */
    void stop() throws IOException {
        Optional<Postmaster> running = postmaster();
        if (running.isEmpty()) {
            return;
        }
        Postmaster postmaster = running.get();
        if (!stopped("fast", "60") && !stopped("immediate", "20")) {
            postmaster.process().destroyForcibly();
        }
        awaitEnd(postmaster);
    }

    String lastWords() throws IOException {
        List<String> lines = Files.exists(log)
                ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }

    Path folder() {
        return folder;
    }

    // Under another name until it is whole: a folder called postgres is always complete, whenever the process was
    // killed.
    private void create() throws IOException {
        deleteUnfinished();
        Path unfinished = Files.createTempDirectory(data, UNFINISHED);
        user.own(unfinished);
        int exit = run(
                "initdb",
                "--pgdata=" + at(unfinished),
                "--username=" + SUPERUSER,
                "--auth=reject",
                "--encoding=UTF8",
                // The same order of text on every machine.
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (exit != 0) {
            throw new ServerStartException("PostgreSQL cannot prepare %s:\n%s".formatted(folder, lastWords()));
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Has the logins admitted, and nobody else: roles and passwords first, then the rules, by which it is known to be done. */
    private boolean admitLogins() throws IOException {
        Path rules = folder.resolve("pg_hba.conf");
        if (Files.exists(rules) && Files.readString(rules).equals(logins.rules())) {
            return true;
        }
        String statements = String.join("\n", logins.statements()) + '\n';
        if (ExternalProgram.run(program("postgres", "--single", "-D", at(folder), SUPERUSER), statements) != 0) {
            return false;
        }
        Path part = folder.resolve("pg_hba.conf.part");
        Files.deleteIfExists(part);
        createPrivately(part);
        Files.writeString(part, logins.rules());
        Files.move(part, rules, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** A file that only the server's user reads. */
    private void createPrivately(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        user.own(file);
    }

    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(data, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                FolderTree.delete(leftover);
            }
        }
    }

    private void stopLeftover() throws IOException {
        Optional<Postmaster> leftover = postmaster();
        if (leftover.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL that a killed process left: process={}",
                    leftover.get().pid());
            stop();
        }
    }

    private boolean stopped(String mode, String seconds) throws IOException {
        return run("pg_ctl", "stop", "-D", at(folder), "-m", mode, "-w", "-t", seconds) == 0
                || postmaster().isEmpty();
    }

    // Not by ProcessHandle.onExit: it waits for ever where nobody collects the exit status of an orphan.
    private static void awaitEnd(Postmaster postmaster) throws IOException {
        long deadline = System.nanoTime() + END_TIMEOUT.toNanos();
        while (postmaster.isRunning()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL does not end: process " + postmaster.pid());
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What libpq and the server read from the environment must not lead them elsewhere or to another language.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static String at(Path path) {
        return path.toString();
    }
}
