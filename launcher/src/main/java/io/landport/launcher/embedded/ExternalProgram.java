package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program of the operating system, run to its end within a bound that only a program that hangs reaches. */
final class ExternalProgram {
    private static final Duration BOUND = Duration.ofMinutes(10);

    private ExternalProgram() {}

    /** Its exit code. */
    static int run(ProcessBuilder builder) throws IOException {
        return run(builder, "");
    }

    /** Its exit code, after it has read the input. */
    static int run(ProcessBuilder builder, String input) throws IOException {
        Process process = builder.start();
        try {
            try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
                writer.write(input);
            }
            if (process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("%s did not end within %s".formatted(builder.command(), BOUND));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + builder.command(), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
