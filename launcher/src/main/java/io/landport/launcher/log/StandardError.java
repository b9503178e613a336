package io.landport.launcher.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where standard error leads. */
final class StandardError {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/2");

    private StandardError() {}

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
