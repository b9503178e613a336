package io.landport.launcher.screen;

import io.landport.launcher.instance.StartListener;
import java.io.PrintWriter;
import java.time.Duration;

/** How far the start of an instance is: a line when a step begins, and one with its duration when it is complete. */
public final class StartLines implements StartListener {
    private final PrintWriter out;

    public StartLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begun(String step) {
        print("  " + step + " ...");
    }

    @Override
    public void done(String step, Duration took) {
        print("  %s ... %d.%d s".formatted(step, took.toSeconds(), took.toMillisPart() / 100));
    }

    /** Writes a line that can be read at once. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }
}
