package io.landport.launcher.embedded;

/** A server that did not start or could not be prepared; the message ends with the server's own last words. */
public final class ServerStartException extends ServerException {

    ServerStartException(String message) {
        super(message);
    }

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
