package io.landport.api;

import io.landport.answer.AnswerFormat;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.question.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request to compare an official table as it was made over HTTP. */
record ComparedOverHttp(CompareRequest request, AnswerFormat format) {
    private static final String FORMAT = "format";

    private static final Set<AnswerFormat> FORMATS = Set.of(AnswerFormat.JSON, AnswerFormat.NDJSON, AnswerFormat.CSV);

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException if parameters are invalid, with all problems
     */
    static ComparedOverHttp of(Map<String, List<String>> given) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> options = new TreeMap<>(RequestParameters.single(given, problems));
        Optional<AnswerFormat> format = Optional.ofNullable(options.remove(FORMAT))
                .or(() -> Optional.of(AnswerFormat.JSON.code()))
                .flatMap(AnswerFormat::of)
                .filter(FORMATS::contains);
        if (format.isEmpty()) {
            problems.add("format: allowed are "
                    + FORMATS.stream().map(AnswerFormat::code).sorted().collect(Collectors.joining(", ")));
        }
        Optional<CompareRequest> request = request(options, problems);
        if (format.isEmpty() || request.isEmpty() || !problems.isEmpty()) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_QUESTION, String.join("; ", problems)));
        }
        return new ComparedOverHttp(request.get(), format.get());
    }

    private static Optional<CompareRequest> request(SortedMap<String, String> options, List<String> problems) {
        try {
            return Optional.of(new CompareQuestion().request(options));
        } catch (InvalidQueryException bad) {
            problems.addAll(bad.withoutDashes());
            return Optional.empty();
        }
    }
}
