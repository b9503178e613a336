package io.landport.console.resend;

import java.util.Optional;

/** The latest rejections and dead letters. Thread-safe. */
@FunctionalInterface
public interface Resendables {

    /**
     * Finds one.
     *
     * @param id of the rejection, or topic, partition and offset of the dead letter
     * @throws io.landport.http.problem.ProblemException if they have not been read yet
     */
    Optional<Resendable> find(String id) throws InterruptedException;
}
