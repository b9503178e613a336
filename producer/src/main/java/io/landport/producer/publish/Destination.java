package io.landport.producer.publish;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;

/** Where documents and rejections go. */
public interface Destination extends AutoCloseable {

    /**
     * Takes a document.
     *
     * @throws PublishException if nothing can be taken any more
     */
    void take(TradeDocument document) throws PublishException;

    /**
     * Takes a document that was read at a place.
     *
     * @throws PublishException if nothing can be taken any more
     */
    default void take(TradeDocument document, DocumentPlace place) throws PublishException {
        take(document);
    }

    /** Whether what it takes is published. */
    default boolean publishes() {
        return true;
    }

    /**
     * Takes a document that its feed refused.
     *
     * @throws PublishException if nothing can be taken any more
     */
    void take(Rejection rejection) throws PublishException;

    /**
     * Takes the report of a file that was read to its end.
     *
     * @throws PublishException if nothing can be taken any more
     */
    void take(FeedReport report) throws PublishException;

    /**
     * Waits until everything taken is where it belongs.
     *
     * @throws PublishException if something will never be
     */
    void flush() throws PublishException;

    /** Documents known to be published, rejections aside. */
    long published();

    @Override
    void close();
}
