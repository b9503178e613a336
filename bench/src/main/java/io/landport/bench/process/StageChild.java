package io.landport.bench.process;

import io.landport.installation.settings.SettingKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A stage as a separate process that can be killed, started as by the script {@code landport}. */
public final class StageChild implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OK = 200;

    private LandportProcess command;
    private final HttpClient http = HttpClient.newHttpClient();
    private ChildProcess process;
    private URI health;

    private StageChild(LandportProcess command) {
        this.command = command;
        process = command.start();
        health = health(process);
    }

    /**
     * Starts a stage and returns when it has printed the address of its health endpoint.
     *
     * @param command such as {@code streams} or {@code consumer}
     * @param data its folder, which is created if missing
     * @param settings such as the addresses of the servers
     */
    public static StageChild start(String command, Path data, Map<SettingKey, String> settings) throws IOException {
        return start(List.of(command), data, settings);
    }

    /** The same with the arguments of the command. */
    public static StageChild start(List<String> command, Path data, Map<SettingKey, String> settings)
            throws IOException {
        return new StageChild(LandportProcess.of(command, data, settings));
    }

    /** The same with another build of Landport. */
    public static StageChild start(String command, Path data, Map<SettingKey, String> settings, String classPath)
            throws IOException {
        return new StageChild(
                LandportProcess.of(List.of(command), data, settings).of(classPath));
    }

    /** The address of its HTTP server. */
    public URI address() {
        return health.resolve("/");
    }

    /** Its process, until it is restarted. */
    public ChildProcess process() {
        return process;
    }

    public ResourceUsage usage() {
        return ResourceUsage.of(process.pid());
    }

    /** Stops it as after SIGTERM, starts another build on the same folder, and returns when that is ready. */
    public void replace(String classPath, Duration timeout) {
        process.close();
        command = command.of(classPath);
        restart();
        awaitReady(timeout);
    }

    /** Restarts it on the same folder. */
    public void restart() {
        process = command.start();
        health = health(process);
    }

    /** Restarts it if it has ended, as a supervisor does; returns whether it had. */
    public boolean restartIfEnded() {
        boolean isEnded = process.exitCode().isPresent();
        if (isEnded) {
            restart();
        }
        return isEnded;
    }

    /**
     * Waits until its health endpoint reports that it is ready.
     *
     * @throws IllegalStateException if it has ended or is not ready in time
     */
    public void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady()) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(command + " is not ready");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether its health endpoint reports that it is ready. */
    public boolean isReady() {
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

    @Override
    public void close() {
        process.close();
    }

    private static URI health(ChildProcess process) {
        String line = process.line();
        return URI.create(line.substring(line.indexOf("http://")));
    }
}
