package io.landport.streams.total;

/** A record needs what earlier records of its partition have put into the state, and the state does not have it. */
public final class StateMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StateMismatchException(String message) {
        super(message);
    }
}
