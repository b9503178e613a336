package io.landport.embedded;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Stops a server when this process ends without stopping it, for example by {@code kill -9}: a shell that waits for a line from this
 * process gets the end of the pipe instead. The server would otherwise keep its port and its files.
 */
final class ParentWatch implements AutoCloseable {
    /** Signals of a terminal reach the shell, too, but this process then stops the server itself. */
    private static final String SCRIPT = "trap '' INT TERM HUP; read -r line || kill -INT \"$1\"";

    private final Process shell;

    private ParentWatch(Process shell) {
        this.shell = shell;
    }

    /** @param server process id of a server that stops at {@code SIGINT} */
    static ParentWatch start(long server) throws IOException {
        return new ParentWatch(new ProcessBuilder("sh", "-c", SCRIPT, "sh", Long.toString(server))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Ends the watch; the server is not stopped. */
    @Override
    public void close() {
        try (OutputStream line = shell.getOutputStream()) {
            line.write('\n');
        } catch (IOException e) {
            // The shell has ended.
        }
    }
}
