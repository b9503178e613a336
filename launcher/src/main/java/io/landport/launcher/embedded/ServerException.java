package io.landport.launcher.embedded;

/** An embedded server that cannot run here, for a reason that whoever started it can mend; the message says how. */
public abstract sealed class ServerException extends RuntimeException
        permits DataFolderInUseException, PortInUseException, ServerStartException {

    ServerException(String message) {
        super(message);
    }

    ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
