package io.landport.consumer;

/** The cluster does not answer just now: wait and ask again. */
final class BrokerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(Throwable cause) {
        super("Kafka does not answer: " + cause.getMessage(), cause);
    }
}
