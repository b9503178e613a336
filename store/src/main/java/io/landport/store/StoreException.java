package io.landport.store;

import org.jspecify.annotations.Nullable;

/** The store and this process do not fit together, and waiting does not help: the process stops with this message. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
