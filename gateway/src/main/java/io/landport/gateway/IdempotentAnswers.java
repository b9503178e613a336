package io.landport.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to requests with an idempotency key, for 24 hours. They are in memory: after a restart a repeated request is taken again,
 * which is harmless, because the documents count once. Thread-safe.
 */
final class IdempotentAnswers {
    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    /** The most answers that are kept; the oldest make room. */
    static final int MAX_ANSWERS = 10_000;

    private final Clock clock;
    private final Map<Key, Answer> answers = new LinkedHashMap<>();

    IdempotentAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whose key it is, and for what: the same key in another request is another key.
     *
     * @param caller id of the token
     * @param query of the request
     */
    record Key(String caller, String key, String query) {}

    /** @param digest of the body that was answered; empty while the request is being served */
    record Answer(String digest, int status, String body, Instant at) {
        boolean isPending() {
            return digest.isEmpty();
        }
    }

    /** The answer to an earlier request. If there is none, the request counts as being served from now on. */
    synchronized Optional<Answer> begin(Key key) {
        forgetOld();
        Answer known = answers.putIfAbsent(key, new Answer("", 0, "", clock.instant()));
        return Optional.ofNullable(known);
    }

    /** Keeps the answer of a request that was begun. */
    synchronized void complete(Key key, String digest, int status, String body) {
        answers.remove(key);
        answers.put(key, new Answer(digest, status, body, clock.instant()));
    }

    /** Forgets a request that was begun and failed, so that it can be repeated. */
    synchronized void fail(Key key) {
        Answer answer = answers.get(key);
        if (answer != null && answer.isPending()) {
            answers.remove(key);
        }
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        Iterator<Answer> inOrder = answers.values().iterator();
        while (inOrder.hasNext()) {
            Answer answer = inOrder.next();
            if (answers.size() < MAX_ANSWERS && answer.at().isAfter(oldest)) {
                return;
            }
            inOrder.remove();
        }
    }
}
