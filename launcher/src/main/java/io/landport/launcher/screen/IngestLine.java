package io.landport.launcher.screen;

import io.landport.domain.judge.Reason;
import io.landport.producer.IngestListener;
import io.landport.producer.IngestProgress;
import java.io.PrintWriter;

/** The line of an ingest's progress, redrawn in place on a terminal and not shown elsewhere. Names the first few refusals. */
public final class IngestLine implements IngestListener {
    private static final String CLEAR = "\r\u001b[K";
    private static final int SHOWN_REFUSALS = 10;

    private final PrintWriter err;
    private final boolean isTerminal;
    private int refusals;

    public IngestLine(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** The line on standard error. */
    public static IngestLine of(PrintWriter err) {
        return new IngestLine(err, Screen.isTerminalHere());
    }

    @Override
    public void progressed(IngestProgress progress) {
        if (isTerminal) {
            err.print(CLEAR
                    + "%s: %,d rows, %,d rows/s, %,d rejected"
                            .formatted(
                                    progress.input(), progress.rows(), progress.rowsPerSecond(), progress.rejected()));
            err.flush();
        }
    }

    @Override
    public void refused(String input, long line, Reason reason, String detail) {
        refusals++;
        if (refusals <= SHOWN_REFUSALS) {
            clear();
            err.println(input + " line " + line + ": " + reason.code() + ", " + detail);
        } else if (refusals == SHOWN_REFUSALS + 1) {
            clear();
            err.println("... more are not shown here; all of them are counted below");
        }
    }

    /** Leaves the line empty for what comes next. */
    public void end() {
        clear();
        err.flush();
    }

    private void clear() {
        if (isTerminal) {
            err.print(CLEAR);
        }
    }
}
