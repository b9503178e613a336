package io.landport.query.receipt;

/** Receipts after a cursor are no longer there, or have other offsets. The reader must start again without a cursor. */
public final class ExpiredCursorException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpiredCursorException(String message) {
        super(message);
    }
}
