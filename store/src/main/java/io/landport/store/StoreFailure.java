package io.landport.store;

import org.jspecify.annotations.Nullable;

/** The store and this process do not fit together, and waiting does not help: the process stops with this message. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailure(String message) {
        this(message, null);
    }

    public StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
