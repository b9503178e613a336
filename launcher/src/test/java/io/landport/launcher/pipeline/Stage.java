package io.landport.launcher.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A stage in a process of its own, as an operator would run it, so that it can be killed. */
final class Stage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> command;
    private final Map<String, String> environment;
    private Process process;

    private Stage(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
        this.process = started();
    }

    /** @param name {@code streams} or {@code consumer} */
    static Stage start(String name, Path data, Map<String, String> environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Stage(
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.landport.launcher.Landport",
                        name,
                        "--data",
                        data.toString()),
                environment);
    }

    /** Kills it as {@code kill -9} does and starts it again on the same folder. */
    void killAndRestart() {
        kill();
        process = started();
    }

    /** Asks it to stop as SIGTERM does and returns its exit code. */
    int terminate() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " does not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process started() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDPORT_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
