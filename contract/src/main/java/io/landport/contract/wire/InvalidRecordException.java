package io.landport.contract.wire;

/** A record that follows its schema but is not a valid value, such as one with an unknown channel. */
public final class InvalidRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 160;

    /** @param problem is truncated, because it may quote the record */
    InvalidRecordException(String problem) {
        super(problem.length() <= MAX_LENGTH ? problem : problem.substring(0, MAX_LENGTH) + "...");
    }
}
