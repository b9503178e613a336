package io.landport.embedded;

/** An embedded server cannot run for a reason that the user can correct; the message says how. */
public abstract sealed class ServerException extends RuntimeException
        permits DataFolderInUseException, PortInUseException, ServerStartException {

    ServerException(String message) {
        super(message);
    }

    ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
