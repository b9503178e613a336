package io.landport.kafka.read;

/** Receives the progress of a step. */
@FunctionalInterface
public interface ProgressListener {
    /** @param of the total amount, 0 if unknown */
    void at(long done, long of);
}
