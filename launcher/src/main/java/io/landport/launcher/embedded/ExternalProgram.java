package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operating system until it exits, with a timeout for programs that hang. */
final class ExternalProgram {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private ExternalProgram() {}

    /** Runs the program and returns its exit code. */
    static int run(ProcessBuilder builder) throws IOException {
        return run(builder, "");
    }

    /** Runs the program with an input and returns its exit code. */
    static int run(ProcessBuilder builder, String input) throws IOException {
        Process process = builder.start();
        try {
            try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
                writer.write(input);
            }
            if (process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("%s did not end within %s".formatted(builder.command(), TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + builder.command(), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
