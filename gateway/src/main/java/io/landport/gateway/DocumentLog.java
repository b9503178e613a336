package io.landport.gateway;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Rejection;
import java.util.concurrent.CompletableFuture;

/** Publishes documents and rejections. Thread-safe. */
public interface DocumentLog extends AutoCloseable {

    /** Where a record is. */
    record Place(String topic, int partition, long offset) {}

    /**
     * Publishes a document. Blocks for a bounded time while the buffer is full.
     *
     * @return completed when all in-sync replicas have it; exceptionally with {@link UnavailableException} if that fails
     */
    CompletableFuture<Place> publish(TradeDocument document);

    /** Publishes the rejection of a document that could not be read, as {@link #publish(TradeDocument)}. */
    CompletableFuture<Place> publish(Rejection rejection);

    @Override
    void close();

    /** Kafka did not take a record in time. Publishing it again does no harm. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
