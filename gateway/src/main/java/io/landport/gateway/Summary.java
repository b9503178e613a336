package io.landport.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Counts the outcomes of a request and keeps those that are not accepted, up to a limit. For one thread. */
final class Summary implements OutcomeSink {
    /** Further rejections are counted only. */
    static final int MAX_LISTED = 1_000;

    /** Documents that may wait for their acknowledgement. */
    private static final int MAX_PENDING = 5_000;

    private final boolean listsAccepted;
    private final Queue<CompletableFuture<DocumentOutcome>> pending = new ArrayDeque<>();
    private final List<DocumentOutcome> listed = new ArrayList<>();
    /** By status, in the order of the response. */
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** @param listsAccepted whether accepted documents are listed too */
    Summary(boolean listsAccepted) {
        this.listsAccepted = listsAccepted;
        List.of("accepted", "rejected", "forbidden").forEach(status -> counts.put(status, 0L));
    }

    @Override
    public void take(CompletableFuture<DocumentOutcome> outcome)
            throws DocumentLog.UnavailableException, InterruptedException {
        pending.add(outcome);
        while (pending.size() > MAX_PENDING
                || (!pending.isEmpty() && pending.element().isDone())) {
            count(result(pending.remove()));
        }
    }

    /** Waits until all outcomes are known. */
    void await() throws DocumentLog.UnavailableException, InterruptedException {
        while (!pending.isEmpty()) {
            count(result(pending.remove()));
        }
    }

    long accepted() {
        return counts.getOrDefault("accepted", 0L);
    }

    /** Whether there were documents, and all were rejected or forbidden. */
    boolean isNothingAccepted() {
        return accepted() == 0 && all() > 0;
    }

    /** How many documents there were, and the outcome. */
    Map<String, Object> counted() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("documents", all());
        members.putAll(counts);
        return members;
    }

    /** The members of the response. */
    Map<String, Object> members(OutcomeJson json) {
        Map<String, Object> members = counted();
        members.put("outcomes", json.all(listed));
        long wanted = listsAccepted ? all() : all() - accepted();
        if (wanted > listed.size()) {
            members.put("outcomesOmitted", wanted - listed.size());
        }
        return members;
    }

    void count(DocumentOutcome outcome) {
        counts.merge(outcome.status(), 1L, Long::sum);
        if ((!outcome.isAccepted() || listsAccepted) && listed.size() < MAX_LISTED) {
            listed.add(outcome);
        }
    }

    private long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    static <T> T result(CompletableFuture<T> outcome) throws DocumentLog.UnavailableException, InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DocumentLog.UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("publishing failed", e.getCause());
        }
    }
}
