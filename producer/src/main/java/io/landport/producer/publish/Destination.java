package io.landport.producer.publish;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;

/** Receives documents and rejections. */
public interface Destination extends AutoCloseable {

    /**
     * Accepts a document.
     *
     * @throws PublishException if it cannot accept more
     */
    void take(TradeDocument document) throws PublishException;

    /**
     * Accepts a document that was read at this place.
     *
     * @throws PublishException if it cannot accept more
     */
    default void take(TradeDocument document, DocumentPlace place) throws PublishException {
        take(document);
    }

    /** Whether it publishes what it accepts. */
    default boolean publishes() {
        return true;
    }

    /**
     * Accepts a rejection by the feed.
     *
     * @throws PublishException if it cannot accept more
     */
    void take(Rejection rejection) throws PublishException;

    /**
     * Accepts the report of a file that was read to its end.
     *
     * @throws PublishException if it cannot accept more
     */
    void take(FeedReport report) throws PublishException;

    /**
     * Waits until everything accepted is published.
     *
     * @throws PublishException if something could not be published
     */
    void flush() throws PublishException;

    /** Number of documents published, without rejections. */
    long published();

    @Override
    void close();
}
