package io.landport.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where standard error leads. */
public final class StandardError {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/2");

    private StandardError() {}

    /** Logs only warnings and errors if it is a terminal, for a command that draws a screen there. */
    public static void leaveToScreen() {
        if (isTerminal() && LoggerFactory.getLogger("io.landport") instanceof Logger logger) {
            logger.setLevel(Level.WARN);
        }
    }

    /** Whether it is a terminal; true on systems that do not tell. Java itself only says whether standard input and output are. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(DESCRIPTOR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }
}
