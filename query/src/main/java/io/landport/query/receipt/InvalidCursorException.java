package io.landport.query.receipt;

/** A text that is no cursor. */
public final class InvalidCursorException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidCursorException(String message) {
        super(message);
    }

    InvalidCursorException(String message, Throwable cause) {
        super(message, cause);
    }
}
