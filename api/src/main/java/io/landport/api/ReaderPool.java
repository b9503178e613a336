package io.landport.api;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.query.StoreReader;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Connections to the store that requests share. A connection on which a query failed is not used again. */
final class ReaderPool implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Supplier<StoreReader> opener;
    private final Duration patience;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<StoreReader> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param connections maximum number
     * @param patience maximum time that a request waits for one
     */
    ReaderPool(Supplier<StoreReader> opener, int connections, Duration patience) {
        this.opener = opener;
        this.patience = patience;
        this.free = new Semaphore(connections, true);
    }

    /** A connection for one request. */
    final class Lease implements AutoCloseable {
        private final StoreReader reader;
        private boolean isReusable;

        private Lease(StoreReader reader) {
            this.reader = reader;
        }

        StoreReader reader() {
            return reader;
        }

        /** Without this the connection is closed. */
        void completed() {
            isReusable = true;
        }

        @Override
        public void close() {
            try {
                if (isReusable) {
                    idle.push(reader);
                } else {
                    reader.close();
                }
            } finally {
                free.release();
            }
        }
    }

    /** @throws ProblemException if none is free in time */
    Lease lease() throws InterruptedException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProblemException(
                    Problem.retryAfter(ProblemTypes.UNAVAILABLE, "all connections to the store are in use", RETRY));
        }
        try {
            StoreReader known = idle.poll();
            return new Lease(known == null ? opener.get() : known);
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    @Override
    public void close() {
        for (StoreReader reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
