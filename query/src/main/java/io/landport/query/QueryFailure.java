package io.landport.query;

/** The store cannot answer: which one, and why. */
public final class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
