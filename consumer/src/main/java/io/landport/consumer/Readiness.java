package io.landport.consumer;

/** Whether a part does its work just now, and if not, why. Safe for use by several threads; never blocks. */
public interface Readiness {

    boolean isReady();

    /** Why it is not ready, in a sentence; empty while it is. */
    String reason();
}
