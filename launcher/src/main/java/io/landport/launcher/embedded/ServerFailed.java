package io.landport.launcher.embedded;

/** A server that did not start or could not be prepared; the message ends with the server's own last words. */
public final class ServerFailed extends CannotStart {

    ServerFailed(String message) {
        super(message);
    }

    ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
