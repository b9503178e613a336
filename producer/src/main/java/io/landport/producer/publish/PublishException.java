package io.landport.producer.publish;

/** Something could not be published. The message says how much, where to, why, and how to mend it. */
public final class PublishException extends Exception {
    private static final long serialVersionUID = 1L;

    public PublishException(String message) {
        super(message);
    }

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
