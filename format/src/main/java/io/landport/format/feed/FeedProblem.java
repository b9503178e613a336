package io.landport.format.feed;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A problem in an input.
 *
 * @param line counted from 1
 * @param detail names the field and its value as in the input
 * @param location of the value as the input names it; null if its names are those of documents, or if the problem is in no field
 */
public record FeedProblem(
        long line, Reason reason, String detail, @Nullable FieldLocation location) {

    /** A problem without a location of its own. */
    public FeedProblem(long line, Reason reason, String detail) {
        this(line, reason, detail, null);
    }

    /** What a judge rejects at a path. */
    public static FeedProblem of(long line, Verdict.Rejected rejected, String path) {
        return new FeedProblem(
                line, rejected.reason(), rejected.problem() + " (" + path + ')', FieldLocation.ofDocument(path));
    }
}
