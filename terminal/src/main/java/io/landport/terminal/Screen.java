package io.landport.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Shows frames: a terminal shows the latest one, other outputs receive all. */
public final class Screen {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    private static final Pattern TERMINAL = Pattern.compile("/dev/(?:pts/|tty|console).*");

    private static final int DEFAULT_COLUMNS = 80;

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

    /** Whether standard output is a terminal. */
    public static boolean isInteractive() {
        return isTerminal(1);
    }

    /** Whether standard error is a terminal. */
    public static boolean isErrorInteractive() {
        return isTerminal(2);
    }

    /** Linux knows it of each output, elsewhere a shell does. */
    private static boolean isTerminal(int descriptor) {
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                            .toString())
                    .matches();
        } catch (IOException e) {
            return isTerminalOfShell(descriptor);
        }
    }

    static boolean isTerminalOfShell(int descriptor) {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many columns standard output has; empty if it is no terminal. */
    public static OptionalInt columns() {
        return isInteractive()
                ? OptionalInt.of(Stty.size().map(Size::columns).orElse(DEFAULT_COLUMNS))
                : OptionalInt.empty();
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
