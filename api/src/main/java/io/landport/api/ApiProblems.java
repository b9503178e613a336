package io.landport.api;

import io.landport.answer.OptionException;
import io.landport.chart.ChartException;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.query.QueryException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors of questions. */
final class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    static final ProblemType INVALID_QUESTION = new ProblemType(
            "invalid-question",
            400,
            "The question has invalid parameters",
            "Correct the parameters that the detail names.");
    static final ProblemType INVALID_TABLE = new ProblemType(
            "invalid-table",
            400,
            "The table cannot be compared",
            "Correct the lines and columns that the detail names.");
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
    static final ProblemType NO_CHART = new ProblemType(
            "no-chart",
            400,
            "The answer cannot be drawn",
            "Ask for what the detail names; the same question without a chart has the figures.");

    private ApiProblems() {}

    static List<ProblemType> all() {
        return List.of(
                INVALID_QUESTION,
                INVALID_TABLE,
                INVALID_CURSOR,
                ANSWER_TOO_LARGE,
                GENERATION_GONE,
                QUERY_TIMEOUT,
                NO_CHART);
    }

    /** The response to a question that cannot be answered; other failures are thrown. */
    static ProblemException of(RuntimeException e) {
        if (e instanceof QueryException failed) {
            return of(failed);
        }
        if (e instanceof OptionException invalid) {
            return of(invalid);
        }
        throw e;
    }

    /** The response to invalid options, or to an answer that cannot be drawn. */
    static ProblemException of(OptionException e) {
        ProblemType type = e instanceof ChartException ? NO_CHART : INVALID_QUESTION;
        return new ProblemException(Problem.of(type, String.join("; ", e.withoutDashes())), e);
    }

    /** The response to a query that failed. */
    static ProblemException of(QueryException failed) {
        return switch (failed.kind()) {
            case TIMEOUT ->
                new ProblemException(
                        Problem.retryAfter(QUERY_TIMEOUT, "the query took longer than it may", RETRY), failed);
            case INVALID_VALUE ->
                new ProblemException(
                        Problem.of(INVALID_QUESTION, "a parameter has a value that the store cannot take"), failed);
            case LOGIN, STORE -> {
                LOG.warn("cannot answer: {}", failed.getMessage());
                yield ProblemException.unavailable("the store cannot be read", RETRY, failed);
            }
        };
    }
}
