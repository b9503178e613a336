package io.landport.verify;

/** Receives the progress of a verification. Called often, so it must return quickly. */
@FunctionalInterface
public interface VerificationListener {
    /** @param of the total amount, 0 if unknown */
    void progressed(String step, long done, long of);
}
