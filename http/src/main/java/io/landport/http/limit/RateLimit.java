package io.landport.http.limit;

import io.landport.domain.access.AccessToken;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Bounds what each caller uses by a bucket that fills with the rate and holds one second of it. Only valid tokens have a bucket, and all
 * callers without a token one together, so the number of buckets is bounded. Thread-safe.
 */
public final class RateLimit {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perSecond 0 for no limit */
    public RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes one request. Requests without a token are not limited: they are local, or a proxy admits them.
     *
     * @throws ProblemException if the token of the caller has made too many requests
     */
    public void require(Caller caller) {
        if (perSecond > 0) {
            caller.token().map(AccessToken::id).ifPresent(this::require);
        }
    }

    /**
     * Takes an amount even if the bucket has less.
     *
     * @param amount at least 0; 0 takes nothing
     * @return how long the caller should wait, until the bucket has something again; zero if it has
     */
    public Duration take(Caller caller, long amount) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(bucket(caller.id(), now).take(now, Math.multiplyExact(amount, SECOND) / perSecond));
    }

    private void require(String token) {
        long now = nanoTime.getAsLong();
        long wait = bucket(token, now).takeIfEnough(now, SECOND / perSecond);
        if (wait > 0) {
            throw new ProblemException(Problem.retryAfter(
                            ProblemTypes.RATE_LIMITED,
                            "the token may make " + perSecond + " requests a second",
                            Duration.ofNanos(wait))
                    .with("limit", perSecond));
        }
    }

    private Bucket bucket(String caller, long now) {
        return buckets.computeIfAbsent(caller, unknown -> new Bucket(now));
    }

    /** A full bucket is one that was empty a second ago or earlier. */
    private static final class Bucket {
        /** When it was empty, had it filled without limit; in the future if more was taken than it had. */
        private long empty;

        Bucket(long now) {
            this.empty = now - SECOND;
        }

        /** Takes the cost out if there is enough. Returns 0, or the time to wait for it. */
        synchronized long takeIfEnough(long now, long cost) {
            long wait = filled(now) + cost - now;
            if (wait <= 0) {
                empty = filled(now) + cost;
            }
            return Math.max(0, wait);
        }

        /** Takes the cost out, and returns the time until there is something again. */
        synchronized long take(long now, long cost) {
            empty = filled(now) + cost;
            return Math.max(0, empty - now);
        }

        private long filled(long now) {
            // Differences, because the clock may overflow.
            return now - empty > SECOND ? now - SECOND : empty;
        }
    }
}
