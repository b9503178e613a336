package io.landport.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own. It prints lines to tell how far it is, and ends when its standard input does: so it ends with the bench,
 * however the bench ends.
 */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param name for messages
     * @param main its main class
     */
    public static Child start(
            String name, List<String> jvmOptions, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Duser.timezone=UTC");
        command.add("-D" + Logging.PROPERTY + '=' + Logging.FILE);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // What is set for an installation of this machine is not meant for the bench.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LANDPORT_"));
        try {
            return new Child(name, builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + name, failed);
        }
    }

    /** As {@link #start(String, List, String, Class, List)} with the bench's own class path. */
    public static Child start(String name, List<String> jvmOptions, Class<?> main, List<String> arguments) {
        return start(name, jvmOptions, System.getProperty("java.class.path"), main, arguments);
    }

    /**
     * The next line that it prints, waited for.
     *
     * @throws IllegalStateException if it ended instead
     */
    public String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended early: " + ended());
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read what " + name + " says", failed);
        }
    }

    /**
     * Makes sure that it still runs.
     *
     * @throws IllegalStateException if it ended
     */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended: " + ended());
        }
    }

    /** How it ended; empty while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end, and kills it where it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException gone) {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private String ended() {
        process.onExit().join();
        return "exit code " + process.exitValue();
    }
}
