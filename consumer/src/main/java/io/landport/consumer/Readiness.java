package io.landport.consumer;

/** Whether a component is working, and if not, why. Thread-safe; never blocks. */
public interface Readiness {

    boolean isReady();

    /** Why it is not ready, as a sentence; empty while it is ready. */
    String reason();
}
