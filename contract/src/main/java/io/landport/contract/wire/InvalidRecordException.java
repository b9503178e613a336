package io.landport.contract.wire;

/** A record that follows its schema and still means nothing, such as one of an unknown channel. */
public final class InvalidRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 160;

    /** @param what is cut short: it may repeat what the bytes held */
    InvalidRecordException(String what) {
        super(what.length() <= MAX_LENGTH ? what : what.substring(0, MAX_LENGTH) + "...");
    }
}
