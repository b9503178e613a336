package io.landport.api;

import io.landport.http.problem.ProblemType;
import java.util.List;

/** Errors of questions. */
final class ApiProblems {
    static final ProblemType INVALID_QUESTION = new ProblemType(
            "invalid-question",
            400,
            "The question has invalid parameters",
            "Correct the parameters that the detail names.");
    static final ProblemType INVALID_CURSOR = new ProblemType(
            "invalid-cursor",
            400,
            "The cursor is not one of this question",
            "Follow the link next of the page before, or begin with the first page.");
    static final ProblemType GENERATION_GONE = new ProblemType(
            "generation-gone",
            410,
            "The figures of this generation are no longer served",
            "Ask without generation for the figures of the present one.");
    static final ProblemType ANSWER_TOO_LARGE = new ProblemType(
            "answer-too-large", 400, "The answer is too large", "Ask for fewer months, codes or dimensions.");
    static final ProblemType QUERY_TIMEOUT = new ProblemType(
            "query-timeout",
            503,
            "The store did not answer in time",
            "Ask for fewer months, codes or dimensions, or repeat the request after the seconds in Retry-After.");

    private static final List<ProblemType> ALL =
            List.of(INVALID_QUESTION, INVALID_CURSOR, ANSWER_TOO_LARGE, GENERATION_GONE, QUERY_TIMEOUT);

    private ApiProblems() {}

    static List<ProblemType> all() {
        return ALL;
    }
}
