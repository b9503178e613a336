package io.landport.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A signal to a process, by the program {@code kill}. */
public enum Signal {
    /** Suspends a process. */
    STOP,
    /** Continues it. */
    CONT;

    /** Sends it; a process that has ended gets none. */
    public void send(long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + this + " to process " + pid, e);
        }
    }
}
