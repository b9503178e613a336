package io.landport.consumer;

/** The cluster does not answer or does not know a topic; a later retry may succeed. */
final class BrokerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(Throwable cause) {
        super("Kafka does not answer: " + cause.getMessage(), cause);
    }
}
