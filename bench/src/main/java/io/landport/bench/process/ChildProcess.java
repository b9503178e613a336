package io.landport.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A separate JVM. It reports progress on standard output and exits when its standard input ends, so it exits with the bench even if
 * the bench is killed.
 */
public final class ChildProcess implements AutoCloseable {
    /** The class path of the bench, which is that of this build. */
    public static final String OWN_CLASS_PATH = System.getProperty("java.class.path");

    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    /** With the archive of classes that the script {@code landport} made for this class path, processes start as in a release. */
    private static final List<String> ARCHIVE_OPTIONS =
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-Xlog:cds="))
                    .toList();

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * @param name for messages
     * @param main the main class
     */
    public static ChildProcess start(
            String name, List<String> jvmOptions, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (classPath.equals(OWN_CLASS_PATH)) {
            command.addAll(ARCHIVE_OPTIONS);
        }
        command.add("-Duser.timezone=UTC");
        command.add("-D" + Logging.PROPERTY + '=' + Logging.FILE);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Settings of an installation on this machine do not apply to the bench.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LANDPORT_"));
        try {
            return new ChildProcess(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Starts a process with the class path of the bench. */
    public static ChildProcess start(String name, List<String> jvmOptions, Class<?> main, List<String> arguments) {
        return start(name, jvmOptions, OWN_CLASS_PATH, main, arguments);
    }

    /**
     * Waits for the next line of its output.
     *
     * @throws IllegalStateException if the process has ended
     */
    public String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended unexpectedly: " + awaitExitText());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the output of " + name, e);
        }
    }

    /**
     * Writes an empty line to its standard input and waits for the next line of its output.
     *
     * @throws IllegalStateException if the process has ended
     */
    public String answer() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return line();
        } catch (IOException e) {
            throw new IllegalStateException(name + " ended: " + awaitExitText(), e);
        }
    }

    /** @throws IllegalStateException if it has ended */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended: " + awaitExitText());
        }
    }

    /** The exit code; empty while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it like {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Suspends it, or continues it. */
    public void signal(Signal signal) {
        signal.send(pid());
    }

    /** Waits until it has ended; returns its exit code, or nothing after the timeout. */
    public OptionalInt awaitExit(Duration timeout) throws InterruptedException {
        boolean unused = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return exitCode();
    }

    /** Ends its standard input, and kills it if it does not exit. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private String awaitExitText() {
        process.onExit().join();
        return "exit code " + process.exitValue();
    }
}
