package io.landport.launcher.cluster;

/** Kafka could not be reached, or refused what was asked of it. The message says which, and what to look at. */
public final class ClusterFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
