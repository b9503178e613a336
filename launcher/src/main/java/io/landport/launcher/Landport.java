package io.landport.launcher;

/** The main class. */
public final class Landport {
    private Landport() {}

    /** Runs a command and exits with its code: 0 success, 1 failure, 2 invalid command line or settings. */
    public static void main(String[] arguments) {
        System.exit(new LandportCommand(System.getenv()).run(arguments));
    }
}
