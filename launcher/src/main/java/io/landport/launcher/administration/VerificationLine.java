package io.landport.launcher.administration;

import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import io.landport.verify.VerificationListener;
import java.io.PrintWriter;
import java.time.Duration;

/** The progress of a verification as a bar; shown on a terminal only. */
public final class VerificationLine implements VerificationListener {
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 30;
    private static final int PERCENT = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintWriter err;
    private final boolean isTerminal;
    private String shownStep = "";
    private long shownAt;

    public VerificationLine(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** The line on standard error. */
    public static VerificationLine of(PrintWriter err) {
        return new VerificationLine(err, Screen.isInteractive());
    }

    @Override
    public void progressed(String step, long done, long of) {
        if (!isTerminal || (step.equals(shownStep) && System.nanoTime() - shownAt < PAUSE.toNanos())) {
            return;
        }
        shownStep = step;
        shownAt = System.nanoTime();
        clear();
        err.print((of > 0 ? bar(done, of) + step : "%s%s".formatted(step, done > 0 ? ", %,d".formatted(done) : "")));
        err.flush();
    }

    /** Clears the progress line. */
    public void end() {
        if (isTerminal) {
            clear();
            err.flush();
        }
    }

    private void clear() {
        PrintableWriter.unescaped(err).print(CLEAR);
    }

    private static String bar(long done, long of) {
        int full = Math.toIntExact(Math.min(of, done) * WIDTH / of);
        return "[%s%s] %3d %% "
                .formatted("#".repeat(full), " ".repeat(WIDTH - full), Math.min(of, done) * PERCENT / of);
    }
}
