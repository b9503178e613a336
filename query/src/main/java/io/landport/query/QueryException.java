package io.landport.query;

/** A query failed. The message has the address of the store and the reason. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a query failed. */
    public enum Cause {
        /** The query took longer than it may. */
        TIMEOUT,
        /** A value that the store cannot take, such as a day after the year 5,874,897 or a page of another answer. */
        INVALID_VALUE,
        /** The server does not accept the user or the password. */
        LOGIN,
        /** Anything else, such as a store that cannot be reached. */
        STORE
    }

    private final Cause kind;

    QueryException(String message, Throwable cause) {
        this(message, cause, Cause.STORE);
    }

    QueryException(String message, Throwable cause, Cause kind) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why it failed. */
    public Cause kind() {
        return kind;
    }
}
