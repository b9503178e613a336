package io.landport.http.limit;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Bounds the requests that are served at a time. */
public final class ConcurrencyLimit {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Semaphore free;

    public ConcurrencyLimit(int requests) {
        this.free = new Semaphore(requests);
    }

    /**
     * Takes a place; {@link #release} gives it back.
     *
     * @throws ProblemException if too many requests are being served
     */
    public void acquire() {
        if (!free.tryAcquire()) {
            throw new ProblemException(Problem.retryAfter(
                    ProblemTypes.UNAVAILABLE, "the server is serving as many requests as it may", RETRY));
        }
    }

    public void release() {
        free.release();
    }
}
