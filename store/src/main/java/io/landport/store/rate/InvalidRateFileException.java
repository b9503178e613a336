package io.landport.store.rate;

import java.io.IOException;

/** A file that cannot be read as a whole. The message says what is wrong with it, to be read after its name. */
public final class InvalidRateFileException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidRateFileException(String problem) {
        super(problem);
    }

    InvalidRateFileException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
