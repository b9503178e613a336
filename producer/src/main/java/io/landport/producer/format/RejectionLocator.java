package io.landport.producer.format;

import io.landport.domain.judge.Verdict;

/** Finds in the input what a judge rejects in the document that was read from it. */
public interface RejectionLocator {

    /** The line and the words by which the author of the input finds the value. */
    FeedProblem locate(Verdict.Rejected rejected);

    /** For a document that is one line of the input: the words say which line of the document has the value. */
    static RejectionLocator ofLine(long line) {
        return rejected -> new FeedProblem(line, rejected.reason(), rejected.detail());
    }
}
