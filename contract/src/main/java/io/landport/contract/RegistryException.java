package io.landport.contract;

import org.jspecify.annotations.Nullable;

/** The schema registry could not be reached or rejected a request. The data is not at fault, so the process stops. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
