package io.landport.store.rate;

import java.io.IOException;

/** A file of another format, or malformed as a whole. The message is a predicate that follows the file name. */
public final class InvalidRateFileException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidRateFileException(String problem) {
        super(problem);
    }

    InvalidRateFileException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
