package io.landport.verify;

/** Receives the progress of a step. */
@FunctionalInterface
interface ProgressListener {
    /** @param of the total amount, 0 if unknown */
    void at(long done, long of);
}
