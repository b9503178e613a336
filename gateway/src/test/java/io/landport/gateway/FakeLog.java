package io.landport.gateway;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Rejection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published, and acknowledges it at once unless it is away. */
final class FakeLog implements DocumentLog {
    static final String TOPIC = "customs.documents.v1";

    final List<TradeDocument> documents = new CopyOnWriteArrayList<>();
    final List<Rejection> rejections = new CopyOnWriteArrayList<>();
    volatile boolean isAway;

    void forget() {
        documents.clear();
        rejections.clear();
        isAway = false;
    }

    @Override
    public CompletableFuture<Place> publish(TradeDocument document) {
        if (isAway) {
            return away();
        }
        documents.add(document);
        return CompletableFuture.completedFuture(new Place(TOPIC, 0, documents.size() - 1));
    }

    @Override
    public CompletableFuture<Place> publish(Rejection rejection) {
        if (isAway) {
            return away();
        }
        rejections.add(rejection);
        return CompletableFuture.completedFuture(new Place("documents.rejected.v1", 0, rejections.size() - 1));
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static CompletableFuture<Place> away() {
        return CompletableFuture.failedFuture(
                new UnavailableException("no broker", new IllegalStateException("no broker")));
    }
}
