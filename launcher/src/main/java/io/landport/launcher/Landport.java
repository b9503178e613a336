package io.landport.launcher;

import io.landport.launcher.command.LandportCommand;

/** The program's entry. */
public final class Landport {
    private Landport() {}

    /** Runs a command and ends with its exit code: 0 done, 1 failure, 2 usage. */
    public static void main(String[] arguments) {
        System.exit(new LandportCommand(System.getenv()).run(arguments));
    }
}
