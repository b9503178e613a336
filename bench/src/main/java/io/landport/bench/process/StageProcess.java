package io.landport.bench.process;

import io.landport.installation.settings.InstanceFile;
import io.landport.installation.settings.Key;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** A stage as a separate process that can be killed, started as by the script {@code landport}. */
public final class StageProcess implements AutoCloseable {
    /** As in the script {@code landport}. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OK = 200;

    private final String command;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private ChildProcess process;
    private URI health;

    private StageProcess(String command, Path data) {
        this.command = command;
        this.data = data;
        process = process(command, data);
        health = health(process);
    }

    /**
     * Starts a stage and returns when it has printed the address of its health endpoint.
     *
     * @param command {@code streams} or {@code consumer}
     * @param data its folder, which must exist
     * @param addresses of the servers
     */
    public static StageProcess start(String command, Path data, Map<Key, String> addresses) {
        InstanceFile.in(data).write(addresses);
        return new StageProcess(command, data);
    }

    /** The address of its HTTP server. */
    public URI address() {
        return health.resolve("/");
    }

    /** Its resource usage. */
    public ResourceUsage usage() {
        return ResourceUsage.of(process.pid());
    }

    /** Kills it like {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Suspends it until {@link #resume}. */
    public void pause() {
        process.pause();
    }

    /** Continues it after {@link #pause}. */
    public void resume() {
        process.resume();
    }

    /** Restarts it on the same folder. */
    public void restart() {
        process = process(command, data);
        health = health(process);
    }

    /** The exit code; empty while it runs. */
    public OptionalInt exitCode() {
        return process.exitCode();
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
                throw new IllegalStateException(command + " in " + data + " is not ready");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static ChildProcess process(String command, Path data) {
        return ChildProcess.start(
                command + " in " + data, OPTIONS, StageMain.class, List.of(command, "--data", data.toString()));
    }

    private static URI health(ChildProcess process) {
        String line = process.line();
        return URI.create(line.substring(line.indexOf("http://")));
    }

    private boolean isReady() {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
