package io.landport.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operating system until it exits, with a timeout for programs that hang. */
final class ExternalProgram {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private ExternalProgram() {}

    /** Runs the program and returns its exit code. */
    static int run(ProcessBuilder builder) throws IOException {
        return run(builder, "");
    }

    /**
     * Runs the program with an input and returns its exit code.
     *
     * @throws IOException also if the program exits with 0 before it has read its input
     */
    static int run(ProcessBuilder builder, String input) throws IOException {
        Process process = builder.start();
        try {
            Optional<IOException> unread = write(input, process);
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("%s did not end within %s".formatted(builder.command(), TIMEOUT));
            }
            int exitCode = process.exitValue();
            if (exitCode == 0 && unread.isPresent()) {
                throw unread.get();
            }
            return exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + builder.command(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns the failure of a program that ends before it has read its input; its exit code says more than a broken pipe. */
    private static Optional<IOException> write(String input, Process process) {
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
