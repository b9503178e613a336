package io.landport.http.limit;

import io.landport.http.problem.ProblemException;
import io.landport.http.token.Caller;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Bounds the requests that are served at a time. One token has at most half of the places, so that others are served. Thread-safe. */
public final class ConcurrencyLimit {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int places;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    public ConcurrencyLimit(int requests) {
        this.places = requests;
    }

    /**
     * Takes a place; {@link #release} gives it back.
     *
     * @throws ProblemException if too many requests are being served, of all callers or of this one
     */
    public synchronized void acquire(Caller caller) {
        if (all >= places) {
            throw refused("the server is serving as many requests as it may");
        }
        int own = taken.getOrDefault(caller.id(), 0);
        if (caller.token().isPresent() && own >= (places + 1) / 2) {
            throw refused("the server is serving as many requests of the token as it may");
        }
        taken.put(caller.id(), own + 1);
        all++;
    }

    public synchronized void release(Caller caller) {
        taken.computeIfPresent(caller.id(), (id, own) -> own == 1 ? null : own - 1);
        all--;
    }

    private static ProblemException refused(String reason) {
        return ProblemException.unavailable(reason, RETRY);
    }
}
