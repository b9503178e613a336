package io.landport.bench.process;

import io.landport.launcher.Landport;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs a command of Landport in this process until it ends, or until standard input does. */
final class StageMain {
    private StageMain() {}

    public static void main(String... arguments) {
        Thread end = new Thread(StageMain::stopAtEndOfInput, "end of input");
        end.setDaemon(true);
        end.start();
        Landport.main(arguments);
    }

    /** As SIGTERM would. */
    private static void stopAtEndOfInput() {
        try {
            int said = 0;
            while (said >= 0) {
                said = System.in.read();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        System.exit(0);
    }
}
