package io.landport.format.mapping.bound;

import io.landport.domain.judge.Reason;

/**
 * Carries the problem of a row to the feed, which rejects the row. Has no stack trace, because bad input is expected.
 */
public final class UnmappableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String column;
    private final String value;
    private final String expected;

    UnmappableException(Reason reason, String column, String value, String expected) {
        super(column + " cannot be mapped", null, false, false);
        this.reason = reason;
        this.column = column;
        this.value = value;
        this.expected = expected;
    }

    public Reason reason() {
        return reason;
    }

    /** The column of the input, or the field if the value comes from several columns. */
    public String column() {
        return column;
    }

    /** The text that cannot be mapped. */
    public String value() {
        return value;
    }

    /** What the text must be. */
    public String expected() {
        return expected;
    }
}
