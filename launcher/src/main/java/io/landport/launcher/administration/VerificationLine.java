package io.landport.launcher.administration;

import io.landport.terminal.ProgressLine;
import io.landport.verify.VerificationListener;
import java.io.PrintWriter;

/** The progress of a verification as a bar. */
public final class VerificationLine implements VerificationListener, AutoCloseable {
    private static final int WIDTH = 30;
    private static final int PERCENT = 100;

    private final ProgressLine line;

    private VerificationLine(ProgressLine line) {
        this.line = line;
    }

    /** The line on standard error. */
    public static VerificationLine of(PrintWriter err) {
        return new VerificationLine(ProgressLine.of(err));
    }

    @Override
    public void progressed(String step, long done, long of) {
        line.show(() ->
                of > 0 ? bar(done, of) + step : "%s%s".formatted(step, done > 0 ? ", %,d".formatted(done) : ""));
    }

    /** Clears the progress line. */
    @Override
    public void close() {
        line.close();
    }

    private static String bar(long done, long of) {
        int full = Math.toIntExact(Math.min(of, done) * WIDTH / of);
        return "[%s%s] %3d %% "
                .formatted("#".repeat(full), " ".repeat(WIDTH - full), Math.min(of, done) * PERCENT / of);
    }
}
