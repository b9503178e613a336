package io.landport.launcher.stages;

import io.landport.operations.instance.StartListener;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints a line when a step of a start begins, and a line with its duration when it completes. */
public record StartLines(PrintWriter out) implements StartListener {
    @Override
    public void begun(String step) {
        print("  " + step + " ...");
    }

    @Override
    public void done(String step, Duration took) {
        print("  %s ... %d.%d s".formatted(step, took.toSeconds(), took.toMillisPart() / 100));
    }

    /** Prints a line and flushes it. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }
}
