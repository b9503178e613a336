package io.landport.launcher.feeds;

import io.landport.domain.judge.Reason;
import io.landport.operations.ingest.IngestSummary;
import io.landport.producer.IngestListener;
import io.landport.producer.IngestProgress;
import io.landport.terminal.PrintableText;
import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/** Shows the progress of an ingest, and rejected documents. */
public final class IngestLine implements IngestListener {
    private static final int DEFAULT_SHOWN = 10;

    private final PrintWriter err;
    private final ProgressLine line;
    private final long shown;
    private final BooleanSupplier stopping;
    private long rejections;

    /**
     * @param shown maximum number of rejections to print
     * @param stopping whether the user has stopped the ingest
     */
    public IngestLine(PrintWriter err, ProgressLine line, long shown, BooleanSupplier stopping) {
        this.err = err;
        this.line = line;
        this.shown = shown;
        this.stopping = stopping;
    }

    /**
     * The progress on standard error.
     *
     * @param all whether to print all rejections or the first ten
     */
    static IngestLine of(PrintWriter err, boolean all, BooleanSupplier stopping) {
        return new IngestLine(err, ProgressLine.of(err), all ? Long.MAX_VALUE : DEFAULT_SHOWN, stopping);
    }

    @Override
    public void progressed(IngestProgress progress) {
        line.show(() -> "%s: %,d rows, %,d rows/s, %,d rejected"
                .formatted(progress.input(), progress.rows(), progress.rowsPerSecond(), progress.rejected()));
    }

    @Override
    public boolean isStopped() {
        return stopping.getAsBoolean();
    }

    @Override
    public void rejected(String input, long number, Reason reason, String detail) {
        print(IngestSummary.rejection(input, number, reason, detail));
    }

    @Override
    public void predicted(String input, long number, Reason reason, String detail) {
        print(IngestSummary.prediction(input, number, reason, detail));
    }

    @Override
    public void warned(String input, String warning) {
        line.clear();
        err.println("warning: " + PrintableText.of(input + ' ' + warning));
    }

    /** Clears the progress line. */
    void end() {
        line.clear();
    }

    private void print(String text) {
        rejections++;
        if (rejections <= shown) {
            line.clear();
            err.println(PrintableText.of(text));
        } else if (rejections == shown + 1) {
            line.clear();
            err.println("... more rejections are counted below; 'ingest --check' prints all");
        }
    }
}
