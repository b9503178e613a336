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
 * Bounds the requests of each token by a bucket that fills with the rate and holds one second of it. Only valid tokens have a bucket, so
 * their number is bounded. Requests without a token are not limited: they are local, or a proxy admits them.
 */
public final class RateLimit {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int requestsPerSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param requestsPerSecond 0 for no limit */
    public RateLimit(int requestsPerSecond, LongSupplier nanoTime) {
        this.requestsPerSecond = requestsPerSecond;
        this.nanoTime = nanoTime;
    }

    /** @throws ProblemException if the token of the caller has made too many requests */
    public void require(Caller caller) {
        if (requestsPerSecond > 0) {
            caller.token().map(AccessToken::id).ifPresent(this::require);
        }
    }

    private void require(String token) {
        long now = nanoTime.getAsLong();
        long wait = buckets.computeIfAbsent(token, unknown -> new Bucket(now)).take(now, SECOND / requestsPerSecond);
        if (wait > 0) {
            throw new ProblemException(Problem.retryAfter(
                            ProblemTypes.RATE_LIMITED,
                            "the token may make " + requestsPerSecond + " requests a second",
                            Duration.ofNanos(wait))
                    .with("limit", requestsPerSecond));
        }
    }

    /** A full bucket is one that was empty a second ago or earlier. */
    private static final class Bucket {
        /** When it was empty, had it filled without limit. */
        private long empty;

        Bucket(long now) {
            this.empty = now - SECOND;
        }

        /** Takes one request out. Returns 0, or the time to wait for one if there is none. */
        synchronized long take(long now, long cost) {
            // Differences, because the clock may overflow.
            long filled = now - empty > SECOND ? now - SECOND : empty;
            long wait = filled + cost - now;
            if (wait <= 0) {
                empty = filled + cost;
            }
            return Math.max(0, wait);
        }
    }
}
