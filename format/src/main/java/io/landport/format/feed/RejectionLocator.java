package io.landport.format.feed;

import io.landport.domain.judge.Verdict;

/** Finds the line and column of an input that a rejection by the judge refers to. */
public interface RejectionLocator {

    /** The problem with the line and the field names of the input. */
    FeedProblem locate(Verdict.Rejected rejected);

    /** For a document on one line of the input: the detail names the line of the document. */
    static RejectionLocator ofLine(long line) {
        return rejected -> new FeedProblem(line, rejected.reason(), rejected.detail());
    }
}
