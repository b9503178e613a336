package io.landport.launcher.embedded;

/** An embedded server that cannot run here, for a reason that whoever started it can mend; the message says how. */
public abstract sealed class CannotStart extends RuntimeException permits DataFolderTaken, PortTaken, ServerFailed {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
