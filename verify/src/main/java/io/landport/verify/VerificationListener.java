package io.landport.verify;

/** Is told what a verification is doing and how far it has come; often, so it should be quick. */
@FunctionalInterface
public interface VerificationListener {
    /** @param of how much there is in all, 0 where that is not known */
    void progressed(String step, long done, long of);
}
