package io.landport.launcher;

import java.nio.file.Path;
import java.time.Clock;

/** The main class. */
public final class Landport {
    private Landport() {}

    /** Runs a command and exits with its code: 0 success, 1 failure, 2 invalid command line or settings. */
    public static void main(String[] arguments) {
        LeftoverLibraries.delete(
                Path.of(System.getProperty("java.io.tmpdir")),
                System.getProperty("user.name"),
                Clock.systemUTC().instant());
        System.exit(new LandportCommand(System.getenv()).run(arguments));
    }
}
