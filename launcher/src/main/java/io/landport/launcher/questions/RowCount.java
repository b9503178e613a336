package io.landport.launcher.questions;

import io.landport.terminal.PrintableText;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** A line on a terminal with the number of rows written so far, at most four times a second. */
final class RowCount implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final long INTERVAL_NANOS = 250_000_000;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final String file;
    private final LongSupplier nanos;
    private final long begun;
    private long shown;

    RowCount(PrintWriter err, boolean isTerminal, String file, LongSupplier nanos) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.file = file;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.shown = begun;
    }

    /** On standard error, if it is a terminal. */
    static RowCount of(PrintWriter err, Path file) {
        return new RowCount(
                PrintableWriter.unescaped(err),
                Screen.isInteractive(),
                PrintableText.of(file.toString()),
                System::nanoTime);
    }

    void show(long rows) {
        long now = nanos.getAsLong();
        if (isTerminal && now - shown >= INTERVAL_NANOS) {
            shown = now;
            err.print("%s%s: %,d rows, %,d rows/s"
                    .formatted(CLEAR, file, rows, rows * 1_000_000_000L / Math.max(1, now - begun)));
            err.flush();
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (isTerminal) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
