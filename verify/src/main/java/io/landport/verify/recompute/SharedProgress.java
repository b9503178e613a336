package io.landport.verify.recompute;

import io.landport.kafka.read.ProgressListener;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Adds up the progress of several threads, and ends all when one fails. */
final class SharedProgress {
    private final long of;
    private final ProgressListener listener;
    private long done;
    private @Nullable Throwable failure;

    /** @param listener is called by one thread at a time */
    SharedProgress(long of, ProgressListener listener) {
        this.of = of;
        this.listener = listener;
    }

    /**
     * A listener for one step of one thread. It throws {@link CancellationException} after another thread has failed.
     *
     * @param share how much of the whole the step is
     */
    ProgressListener part(long share) {
        return new ProgressListener() {
            private long reached;

            @Override
            public void at(long stepDone, long stepOf) {
                long now = stepDone >= stepOf ? share : (long) ((double) share / stepOf * stepDone);
                advance(now - reached);
                reached = now;
            }
        };
    }

    /** Notes a failure; the first one counts. */
    synchronized void fail(Throwable failed) {
        failure = failure == null ? failed : failure;
    }

    /** Throws what the first thread that failed has thrown. */
    synchronized void requireNoFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private synchronized void advance(long by) {
        if (failure != null) {
            throw new CancellationException("another thread has failed");
        }
        done += by;
        listener.at(done, of);
    }
}
