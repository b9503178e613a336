package io.landport.embedded;

/** A server did not start or its folder could not be prepared; the message contains the end of its log, if there is one. */
public final class ServerStartException extends ServerException {

    ServerStartException(String message) {
        super(message);
    }

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
