package io.landport.format.xml;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.RejectionLocator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element of a message that a rejection by the judge refers to. Keeps its path, and not the message.
 *
 * @param number of the message in the input
 */
record XmlLocator(long number, String message, XmlPaths paths, XmlMessages.Places places) implements RejectionLocator {
    @Override
    public FeedProblem locate(Verdict.Rejected rejected) {
        return FeedProblem.of(number, rejected, message + path(rejected.location()));
    }

    private String path(@Nullable FieldLocation location) {
        if (location == null || location.line() == null) {
            String keys = location == null ? null : places.ofDocument().get(location.field());
            return keys == null ? "" : paths.path(keys);
        }
        String line = paths.path(places.line());
        String keys = places.ofLine().get(location.field());
        String field =
                keys == null ? "" : paths.path(places.line() + '/' + keys).substring(line.length());
        return line + '[' + location.line() + ']' + field;
    }
}
