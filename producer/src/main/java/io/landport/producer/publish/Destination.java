package io.landport.producer.publish;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import java.util.Optional;

/** Where documents and rejections go. */
public interface Destination extends AutoCloseable {

    /**
     * Takes a document.
     *
     * @return why it is refused here, empty where it was taken
     * @throws PublishFailure if nothing can be taken any more
     */
    Optional<Verdict.Rejected> take(TradeDocument document) throws PublishFailure;

    /**
     * Takes a document that its feed refused.
     *
     * @throws PublishFailure if nothing can be taken any more
     */
    void take(Rejection rejection) throws PublishFailure;

    /**
     * Takes the report of a file that was read to its end.
     *
     * @throws PublishFailure if nothing can be taken any more
     */
    void take(FeedReport report) throws PublishFailure;

    /**
     * Waits until everything taken is where it belongs.
     *
     * @throws PublishFailure if something will never be
     */
    void flush() throws PublishFailure;

    /** Documents known to be published, rejections aside. */
    long published();

    @Override
    void close();
}
