package io.landport.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The progress of a command on standard error. A terminal shows the latest state in one line; any other output receives a line every ten
 * seconds.
 */
public final class ProgressLine implements AutoCloseable {
    /** The beginning of the lines that are printed, which tells them from problems. */
    public static final String PREFIX = "progress: ";

    private static final String CLEAR = "\r\u001b[K";
    private static final Duration SHOWN = Duration.ofMillis(200);
    private static final Duration PRINTED = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean isTerminal;
    private final LongSupplier nanos;
    private final long begun;
    private long shown;

    public ProgressLine(PrintWriter err, boolean isTerminal, LongSupplier nanos) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.shown = begun;
    }

    public static ProgressLine of(PrintWriter err) {
        return new ProgressLine(err, Screen.isErrorInteractive(), System::nanoTime);
    }

    /** Shows a state unless another one was shown a moment ago. */
    public void show(Supplier<String> state) {
        long now = nanos.getAsLong();
        if (now - shown >= (isTerminal ? SHOWN : PRINTED).toNanos()) {
            shown = now;
            String text = PrintableText.of(state.get());
            if (isTerminal) {
                PrintableWriter.unescaped(err).print(CLEAR + text);
            } else {
                err.println(PREFIX + text);
            }
            err.flush();
        }
    }

    /** How many of a count are done in a second, since the beginning. */
    public long perSecond(long count) {
        return Math.round(count * 1e9 / Math.max(1, nanos.getAsLong() - begun));
    }

    /** Clears the line of a terminal, for something else to be printed. */
    public void clear() {
        if (isTerminal) {
            PrintableWriter.unescaped(err).print(CLEAR);
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
