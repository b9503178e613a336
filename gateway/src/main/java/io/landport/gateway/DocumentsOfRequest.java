package io.landport.gateway;

import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.http.problem.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The documents and rejections of a request, up to many rejections in a row: the rest of such a body is of another format, or was made to
 * do harm, and each of its rows would become a record. Not thread-safe.
 */
final class DocumentsOfRequest {
    static final int MAX_REJECTIONS_IN_A_ROW = 1_000;

    private final Feed feed;
    private int rejectionsInARow;

    DocumentsOfRequest(Feed feed) {
        this.feed = feed;
    }

    /** The next document or rejection, null at the end. */
    @Nullable
    FeedItem next() throws IOException, RestNotReadException {
        FeedItem item = feed.next();
        if (item == null || item.document().isPresent()) {
            rejectionsInARow = 0;
        } else if (rejectionsInARow++ == MAX_REJECTIONS_IN_A_ROW) {
            throw new RestNotReadException(Problem.of(
                    GatewayProblems.TOO_MANY_REJECTIONS,
                    MAX_REJECTIONS_IN_A_ROW + " rows in a row are no documents; the rest of the body was not read"));
        }
        return item;
    }
}
