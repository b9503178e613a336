package io.landport.terminal;

/** Prints which of its outputs are a terminal. */
final class ScreenProgram {
    private ScreenProgram() {}

    public static void main(String... arguments) {
        System.out.println("output " + Screen.isInteractive() + ", errors " + Screen.isErrorInteractive() + ", columns "
                + Screen.columns() + "; shell " + Screen.isTerminalOfShell(1) + ' ' + Screen.isTerminalOfShell(2));
    }
}
