package io.landport.launcher.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program of the operating system, run to its end within a bound that only a program that hangs reaches. */
final class ExternalProgram {
    private static final Duration BOUND = Duration.ofMinutes(10);

    private ExternalProgram() {}

    /** Its exit code. */
    static int run(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
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
