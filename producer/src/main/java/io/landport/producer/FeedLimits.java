package io.landport.producer;

import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidRowException;
import java.util.Optional;

/** What a feed may not publish: documents of other sources, and documents that are larger than a document topic takes. */
public record FeedLimits(IntakeFeed feed) {
    /** A document topic takes records of 1 MiB; the rest is for the key and the place. */
    private static final int MAX_DOCUMENT_BYTES = 1_000_000;

    private static final String AVRO = "application/vnd.landport.document+avro";

    /**
     * The rejection of a document that the feed may not publish; empty if it may.
     *
     * @param encoded the document in Avro
     */
    public Optional<FeedItem.RejectedRows> refusal(FeedItem.Read read, byte[] encoded) {
        if (!feed.mayPublish(read.id().source())) {
            String detail = "the feed " + feed.name() + " may not publish for the source '"
                    + read.id().source() + "'";
            return Optional.of(refused(read, new InvalidRowException(Reason.SOURCE_NOT_ALLOWED, detail), encoded));
        }
        if (encoded.length > MAX_DOCUMENT_BYTES) {
            String detail = "the document is larger than " + MAX_DOCUMENT_BYTES + " bytes";
            return Optional.of(refused(read, new InvalidRowException(Reason.TOO_LARGE, detail), encoded));
        }
        return Optional.empty();
    }

    private static FeedItem.RejectedRows refused(FeedItem.Read read, InvalidRowException problem, byte[] encoded) {
        TradeDocument document = read.content();
        return FeedItem.RejectedRows.of(
                read.line(),
                read.rows(),
                problem,
                document.id(),
                document.declaredRevision(),
                new Original(AVRO, encoded),
                document.references());
    }
}
