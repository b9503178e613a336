package io.landport.launcher;

/** A command could not do what it was asked, for a reason outside the program. The message is all that a user needs. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
