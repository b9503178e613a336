package io.landport.verify;

/** Is told how far a step has come. */
@FunctionalInterface
interface ProgressListener {
    /** @param of how much there is in all, 0 where that is not known */
    void at(long done, long of);
}
