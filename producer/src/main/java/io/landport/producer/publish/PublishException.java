package io.landport.producer.publish;

/** A failure to publish. The message says what was not published, where to, why, and what to do. */
public final class PublishException extends Exception {
    private static final long serialVersionUID = 1L;

    public PublishException(String message) {
        super(message);
    }

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
