package io.landport.launcher.feeds;

import io.landport.domain.judge.Reason;
import io.landport.producer.IngestListener;
import io.landport.producer.IngestProgress;
import io.landport.terminal.PrintableText;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import java.io.PrintWriter;

/** Shows the progress of an ingest on a terminal, and rejected documents. */
public final class IngestLine implements IngestListener {
    private static final String CLEAR = "\r\u001b[K";
    private static final int DEFAULT_SHOWN = 10;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final long shown;
    private long rejections;

    /** @param shown maximum number of rejections to print */
    public IngestLine(PrintWriter err, boolean isTerminal, long shown) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.shown = shown;
    }

    /**
     * The progress on standard error.
     *
     * @param all whether to print all rejections or the first ten
     */
    public static IngestLine of(PrintWriter err, boolean all) {
        return new IngestLine(err, Screen.isInteractive(), all ? Long.MAX_VALUE : DEFAULT_SHOWN);
    }

    @Override
    public void progressed(IngestProgress progress) {
        if (isTerminal) {
            clear();
            err.print("%s: %,d rows, %,d rows/s, %,d rejected"
                    .formatted(
                            PrintableText.of(progress.input()),
                            progress.rows(),
                            progress.rowsPerSecond(),
                            progress.rejected()));
            err.flush();
        }
    }

    @Override
    public void rejected(String input, long line, Reason reason, String detail) {
        print(input, line, reason, detail);
    }

    @Override
    public void predicted(String input, long line, Reason reason, String detail) {
        print(input, line, reason, detail + "; the judge will reject it");
    }

    @Override
    public void warned(String input, String warning) {
        clear();
        err.println("warning: " + PrintableText.of(input + ' ' + warning));
    }

    /** Clears the progress line. */
    public void end() {
        clear();
        err.flush();
    }

    private void print(String input, long line, Reason reason, String detail) {
        rejections++;
        if (rejections <= shown) {
            clear();
            err.println(PrintableText.of(input + " line " + line + ": " + reason.code() + ", " + detail));
        } else if (rejections == shown + 1) {
            clear();
            err.println("... more rejections are counted below; 'ingest --check' prints all");
        }
    }

    private void clear() {
        if (isTerminal) {
            PrintableWriter.unescaped(err).print(CLEAR);
        }
    }
}
