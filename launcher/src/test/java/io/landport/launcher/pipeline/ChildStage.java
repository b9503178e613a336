package io.landport.launcher.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A stage in a process of its own, as an operator would run it, so that it can be killed. */
final class ChildStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OK = 200;

    private final List<String> command;
    private final Map<String, String> environment;
    private final ProcessBuilder.Redirect log;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private URI health;

    private ChildStage(List<String> command, Map<String, String> environment, ProcessBuilder.Redirect log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        start();
    }

    /** @param name {@code streams}, {@code consumer} or {@code gateway} */
    static ChildStage start(String name, Path data, Map<String, String> environment) {
        return start(name, data, environment, ProcessBuilder.Redirect.INHERIT);
    }

    /** The same, with its log in a file. */
    static ChildStage start(String name, Path data, Map<String, String> environment, Path log) {
        return start(name, data, environment, ProcessBuilder.Redirect.to(log.toFile()));
    }

    private static ChildStage start(
            String name, Path data, Map<String, String> environment, ProcessBuilder.Redirect log) {
        return new ChildStage(ChildJvm.command(name, "--data", data.toString()), environment, log);
    }

    /** Where it serves HTTP. */
    URI address() {
        return health.resolve("/");
    }

    /** Kills it as {@code kill -9} does and starts it again on the same folder. */
    void killAndRestart() {
        kill();
        start();
    }

    /** Sends it a signal. */
    void signal(String name) throws IOException, InterruptedException {
        ChildJvm.signal(name, Stream.of(process.toHandle()));
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until it says of itself that it is ready. */
    void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException(command + " is not ready");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Asks it to stop as SIGTERM does and returns its exit code. */
    int terminate() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean isReady() {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts the process and reads the one line that it prints: where its health is. */
    private void start() {
        ProcessBuilder builder = ChildJvm.process(command).redirectError(log);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            health = URI.create(line.substring(line.indexOf("http://")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
