package io.landport.api;

import io.landport.answer.AnswerFormat;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.question.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request to explain a total as it was made over HTTP. */
record ExplainedOverHttp(ExplainRequest request, AnswerFormat format) {
    private static final String FORMAT = "format";

    private static final Set<AnswerFormat> FORMATS = Set.of(AnswerFormat.JSON, AnswerFormat.NDJSON, AnswerFormat.CSV);

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException if parameters are invalid, with all problems
     */
    static ExplainedOverHttp of(ExplainQuestion question, Map<String, List<String>> given) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> options = new TreeMap<>(RequestParameters.single(given, problems));
        AnswerFormat format = format(Optional.ofNullable(options.remove(FORMAT)), problems);
        Optional<ExplainRequest> request = request(question, options, problems);
        if (request.isEmpty() || !problems.isEmpty()) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_QUESTION, String.join("; ", problems)));
        }
        return new ExplainedOverHttp(request.get(), format);
    }

    private static Optional<ExplainRequest> request(
            ExplainQuestion question, SortedMap<String, String> options, List<String> problems) {
        try {
            return Optional.of(question.request(options));
        } catch (InvalidQueryException bad) {
            problems.addAll(bad.withoutDashes());
            return Optional.empty();
        }
    }

    private static AnswerFormat format(Optional<String> code, List<String> problems) {
        if (code.isEmpty()) {
            return AnswerFormat.JSON;
        }
        Optional<AnswerFormat> format = code.flatMap(AnswerFormat::of).filter(FORMATS::contains);
        if (format.isEmpty()) {
            problems.add("format: allowed are "
                    + FORMATS.stream().map(AnswerFormat::code).sorted().collect(Collectors.joining(", ")));
        }
        return format.orElse(AnswerFormat.JSON);
    }
}
