package io.landport.launcher;

/** A command could not do what it was asked, for a reason outside the program. The message is all that a user needs. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
