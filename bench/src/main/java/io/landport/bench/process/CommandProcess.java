package io.landport.bench.process;

import io.landport.installation.settings.InstanceFile;
import io.landport.installation.settings.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A command of Landport as a separate process, which ends by itself. */
public final class CommandProcess implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g");

    private final List<String> arguments;
    private final ChildProcess process;

    private CommandProcess(List<String> arguments) {
        this.arguments = arguments;
        this.process = ChildProcess.start(String.join(" ", arguments), OPTIONS, StageMain.class, arguments);
    }

    /**
     * Starts a command.
     *
     * @param data its folder, which must exist
     * @param addresses of the servers
     */
    public static CommandProcess start(List<String> command, Path data, Map<Key, String> addresses) {
        InstanceFile.in(data).write(addresses);
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--data", data.toString()));
        return new CommandProcess(arguments);
    }

    /** Starts the same command again. */
    public CommandProcess again() {
        return new CommandProcess(arguments);
    }

    /** Waits until it has ended; returns its exit code, or nothing after the timeout. */
    public OptionalInt awaitExit(Duration timeout) throws InterruptedException {
        return process.awaitExit(timeout);
    }

    /** Kills it like {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
