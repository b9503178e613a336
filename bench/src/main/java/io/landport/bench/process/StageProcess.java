package io.landport.bench.process;

import io.landport.launcher.settings.InstanceFile;
import io.landport.launcher.settings.Key;
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

/** A stage in a process of its own, as an operator runs it with the script {@code landport}, so that it can be killed. */
public final class StageProcess implements AutoCloseable {
    /** As the script {@code landport} has them. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OK = 200;

    private final String command;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private Child process;
    private URI health;

    private StageProcess(String command, Path data) {
        this.command = command;
        this.data = data;
        process = process(command, data);
        health = health(process);
    }

    /**
     * Starts it and returns once it has said where its health is.
     *
     * @param command {@code streams} or {@code consumer}
     * @param data its own folder, made already
     * @param addresses of the servers
     */
    public static StageProcess start(String command, Path data, Map<Key, String> addresses) {
        InstanceFile.in(data).write(addresses);
        return new StageProcess(command, data);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same folder. */
    public void startAgain() {
        process = process(command, data);
        health = health(process);
    }

    /** How it ended; empty while it runs. */
    public OptionalInt exitCode() {
        return process.exitCode();
    }

    /**
     * Waits until it says of itself that it is ready.
     *
     * @throws IllegalStateException if it ended, or is not ready in time
     */
    public void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
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

    private static Child process(String command, Path data) {
        return Child.start(
                command + " in " + data, OPTIONS, StageMain.class, List.of(command, "--data", data.toString()));
    }

    private static URI health(Child process) {
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
