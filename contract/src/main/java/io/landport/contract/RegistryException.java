package io.landport.contract;

import org.jspecify.annotations.Nullable;

/** The schema registry could not be reached, or refused what was asked. No fault of the data, so it stops the asker. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
