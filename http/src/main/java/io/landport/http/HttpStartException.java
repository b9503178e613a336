package io.landport.http;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** The server cannot start. The message says why and which settings to change. */
public final class HttpStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpStartException(String message) {
        super(message);
    }

    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether another process uses the port. */
    public boolean isPortInUse() {
        for (@Nullable Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
