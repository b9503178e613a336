package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The command {@code up} in a JVM of its own. */
final class Up implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path data;
    private final Path printed;
    private final Process process;

    private Up(Path data, Path printed, Process process) {
        this.data = data;
        this.printed = printed;
        this.process = process;
    }

    /** Starts it on any free ports. */
    static Up start(Path data) throws IOException {
        return start(data, 0);
    }

    /** The same, with HTTP on this port. */
    static Up start(Path data, int httpPort) throws IOException {
        return start("up", data, httpPort);
    }

    /** The same with another command that starts servers. */
    static Up start(String name, Path data, int httpPort) throws IOException {
        List<String> command = ChildJvm.command(words(name, data, httpPort));
        Path printed = Files.createTempFile(data.toAbsolutePath().getParent(), "up", ".txt");
        Process process = ChildJvm.process(command)
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Up(data, printed, process);
    }

    /** The words of a command that starts servers on any free ports, but HTTP on this one. */
    static String[] words(String command, Path data, int httpPort, String... more) {
        return Stream.concat(
                        Stream.of(
                                command,
                                "--data",
                                data.toString(),
                                "--kafka-port",
                                "0",
                                "--postgres-port",
                                "0",
                                "--http-port",
                                Integer.toString(httpPort)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Waits for what it prints once others can find it: the file that leads to it may be left from a killed process. */
    void awaitReady() throws IOException {
        awaitPrinted("Landport is up");
    }

    void awaitPrinted(String text) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!printed().contains(text)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("not printed: " + text);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Sends it a signal. */
    void signal(String name) throws IOException, InterruptedException {
        ChildJvm.signal(name, Stream.of(process.toHandle()));
    }

    /** Sends a signal to each process of PostgreSQL. Its server is stopped first, so that no process starts or ends. */
    static void signalPostgres(Path data, String name) throws IOException, InterruptedException {
        List<ProcessHandle> servers = postmasters(data);
        ChildJvm.signal("STOP", servers.stream());
        ChildJvm.signal(name, servers.stream().flatMap(ProcessHandle::descendants));
        ChildJvm.signal(name, servers.stream());
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Kills it, and waits until PostgreSQL, which notices that later, no longer writes to the folder. */
    @Override
    public void close() {
        kill();
        try {
            if (Files.exists(data)) {
                for (ProcessHandle server : postmasters(data)) {
                    server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL did not end after up in " + data, e);
        }
    }

    String printed() throws IOException {
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    /** The address of the page that it prints, with the token. */
    URI page() throws IOException {
        return printed()
                .lines()
                .filter(line -> line.startsWith("  page "))
                .map(line -> URI.create(line.substring("  page ".length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** The postmasters that work on the folder, by their command lines. */
    static List<ProcessHandle> postmasters(Path data) throws IOException {
        String folder = data.toRealPath().resolve("postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(folder))
                        .orElse(false))
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("postgres"))
                        .isPresent())
                .toList();
    }
}
