package io.landport.terminal;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** Shows frames: a terminal shows the latest one, other outputs receive all. */
public final class Screen {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    private final PrintWriter out;
    private final boolean isTerminal;

    public Screen(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** The screen of standard output. */
    public static Screen of(PrintWriter out) {
        return new Screen(out, isInteractive());
    }

    /** Whether standard output is a terminal; picocli detects it for each Java version. */
    public static boolean isInteractive() {
        return Ansi.AUTO.enabled();
    }

    /** Whether frames replace each other. */
    public boolean isTerminal() {
        return isTerminal;
    }

    public void show(String frame) {
        if (isTerminal) {
            PrintableWriter.unescaped(out).print(HOME_AND_CLEAR);
            out.print(frame);
        } else {
            out.println(frame);
        }
        out.flush();
    }
}
