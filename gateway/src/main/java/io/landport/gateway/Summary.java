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
    private long accepted;
    private long rejected;
    private long forbidden;

    /** @param listsAccepted whether accepted documents are listed too */
    Summary(boolean listsAccepted) {
        this.listsAccepted = listsAccepted;
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
        return accepted;
    }

    /** How many documents there were, and the outcome. */
    Map<String, Object> counted() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("documents", accepted + rejected + forbidden);
        members.put("accepted", accepted);
        members.put("rejected", rejected);
        members.put("forbidden", forbidden);
        return members;
    }

    /** The members of the response. */
    Map<String, Object> members(OutcomeJson json) {
        Map<String, Object> members = counted();
        members.put("outcomes", json.all(listed));
        long all = rejected + forbidden + (listsAccepted ? accepted : 0);
        if (all > listed.size()) {
            members.put("outcomesOmitted", all - listed.size());
        }
        return members;
    }

    void count(DocumentOutcome outcome) {
        boolean isAccepted = outcome instanceof DocumentOutcome.Accepted;
        accepted += isAccepted ? 1 : 0;
        rejected += outcome instanceof DocumentOutcome.Rejected ? 1 : 0;
        forbidden += outcome instanceof DocumentOutcome.Forbidden ? 1 : 0;
        if ((!isAccepted || listsAccepted) && listed.size() < MAX_LISTED) {
            listed.add(outcome);
        }
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
