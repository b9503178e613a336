package io.landport.bench.process;

import io.landport.launcher.Landport;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs a command of Landport in this process until it or standard input ends. */
final class StageMain {
    private StageMain() {}

    public static void main(String... arguments) {
        Thread end = new Thread(StageMain::stopAtEndOfInput, "end of input");
        end.setDaemon(true);
        end.start();
        Landport.main(arguments);
    }

    /** Shuts down as after SIGTERM. */
    private static void stopAtEndOfInput() {
        try {
            int read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
