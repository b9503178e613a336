package io.landport.format.mapping.bound;

/** A file that lacks a column that the mapping names. */
public final class MissingColumnException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingColumnException(String message) {
        super(message);
    }
}
