package io.landport.store.rate;

import java.io.IOException;

/** A file that cannot be read as a whole. The message says what is wrong with it, to be read after its name. */
public final class BadRateFile extends IOException {
    private static final long serialVersionUID = 1L;

    BadRateFile(String problem) {
        super(problem);
    }

    BadRateFile(String problem, Throwable cause) {
        super(problem, cause);
    }
}
