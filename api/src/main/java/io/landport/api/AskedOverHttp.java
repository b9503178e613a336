package io.landport.api;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerLanguage;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A question as it was asked over HTTP.
 *
 * @param path of the request
 * @param parameters all of them, in the order of their names
 * @param generation that the figures must be of, if one is given
 */
record AskedOverHttp(
        String path,
        SortedMap<String, String> parameters,
        QuestionRequest question,
        AnswerFormat format,
        int rows,
        Cursor cursor,
        Optional<Integer> generation) {
    private static final String FORMAT = "format";
    private static final String LANGUAGE = "language";
    private static final String ROWS = "rows";
    private static final String CURSOR = "cursor";
    private static final String GENERATION = "generation";
    private static final String KNOWN_ON = "known-on";
    private static final String LIMIT = "limit";
    private static final Set<String> OWN = Set.of(FORMAT, LANGUAGE, ROWS, CURSOR, GENERATION);

    private static final Set<AnswerFormat> FORMATS = Set.of(
            AnswerFormat.JSON, AnswerFormat.NDJSON, AnswerFormat.CSV, AnswerFormat.PARQUET, AnswerFormat.SDMX_CSV);

    private static final int DEFAULT_ROWS = 1_000;
    private static final int MAX_ROWS = 10_000;
    private static final int DIGEST_DIGITS = 16;

    /** Questions whose figures of a received day depend on records and reference data only, not on rates or policies. */
    private static final Set<String> SETTLING = Set.of("daily", "monthly", "rolling", "corridor", "zone");

    /** Days after a received day until nothing of it can be under way any more. */
    private static final int SETTLING_DAYS = 2;

    AskedOverHttp {
        parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /**
     * Reads the parameters of a request.
     *
     * @param today in UTC
     * @throws ProblemException if parameters are invalid, with all problems
     */
    static AskedOverHttp of(
            String path, String name, Question question, Map<String, List<String>> given, LocalDate today) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> parameters = RequestParameters.single(given, problems);
        Optional<AnswerFormat> format = format(parameters, problems);
        Optional<AnswerLanguage> language = language(parameters, problems);
        int rows = number(parameters, ROWS, MAX_ROWS, problems).orElse(DEFAULT_ROWS);
        Optional<Integer> generation = number(parameters, GENERATION, Integer.MAX_VALUE, problems);
        Map<String, String> options = parameters.entrySet().stream()
                .filter(parameter -> !OWN.contains(parameter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        check(question, options, problems);
        if (options.containsKey(LIMIT) && format.orElse(AnswerFormat.JSON) == AnswerFormat.JSON) {
            problems.add(LIMIT + ": JSON has pages; give rows instead");
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_QUESTION, String.join("; ", problems)));
        }
        AnswerFormat chosen = format.orElse(AnswerFormat.JSON);
        QuestionRequest asked =
                new QuestionRequest(name, question, options, language, isSettled(name, options, chosen, today));
        String digest = digest(path, parameters);
        Cursor cursor = Optional.ofNullable(parameters.get(CURSOR))
                .map(text -> Cursor.parsed(text, digest))
                .orElseGet(() -> Cursor.first(digest));
        return new AskedOverHttp(path, parameters, asked, chosen, rows, cursor, generation);
    }

    /** Whether the same link will always have the same answer. */
    boolean isPermanent() {
        return question.isSettled() && generation.isPresent();
    }

    /** Whether records that arrive do not change the answer. */
    boolean isLasting() {
        return question.isSettled() || question.question().isOfReferenceData();
    }

    /** The link of the next page. */
    String next(Cursor following) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(CURSOR, following.text());
        return RequestParameters.link(path, more);
    }

    /** The link to these figures in a generation, if they are settled. */
    Optional<String> permanent(int ofGeneration) {
        if (!question.isSettled()) {
            return Optional.empty();
        }
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(GENERATION, Integer.toString(ofGeneration));
        return Optional.of(RequestParameters.link(path, more));
    }

    /** The question and everything that changes the bytes of its answer. */
    String canonical() {
        return RequestParameters.link(path, parameters);
    }

    private static boolean isSettled(String name, Map<String, String> options, AnswerFormat format, LocalDate today) {
        return SETTLING.contains(name)
                && format != AnswerFormat.SDMX_CSV
                && !options.containsKey("currency")
                && options.containsKey(KNOWN_ON)
                && !LocalDate.parse(options.get(KNOWN_ON)).isAfter(today.minusDays(SETTLING_DAYS));
    }

    private static Optional<AnswerFormat> format(Map<String, String> parameters, List<String> problems) {
        String code = parameters.get(FORMAT);
        Optional<AnswerFormat> format =
                Optional.ofNullable(code).flatMap(AnswerFormat::of).filter(FORMATS::contains);
        if (code != null && format.isEmpty()) {
            problems.add("format: allowed are "
                    + FORMATS.stream().map(AnswerFormat::code).sorted().collect(Collectors.joining(", ")));
        }
        return format;
    }

    private static Optional<AnswerLanguage> language(Map<String, String> parameters, List<String> problems) {
        String code = parameters.get(LANGUAGE);
        Optional<AnswerLanguage> language = Optional.ofNullable(code).flatMap(AnswerLanguage::of);
        if (code != null && language.isEmpty()) {
            problems.add("language: allowed are en, zh, ru");
        }
        return language;
    }

    private static Optional<Integer> number(
            Map<String, String> parameters, String name, int max, List<String> problems) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("[1-9][0-9]{0,9}") || Long.parseLong(text) > max) {
            problems.add(name + ": allowed are numbers from 1 to " + max);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }

    private static void check(Question question, Map<String, String> options, List<String> problems) {
        try {
            question.query(options);
        } catch (InvalidQueryException bad) {
            problems.addAll(bad.withoutDashes());
        }
    }

    private static String digest(String path, SortedMap<String, String> parameters) {
        SortedMap<String, String> asked = new TreeMap<>(parameters);
        asked.remove(CURSOR);
        asked.remove(ROWS);
        return digest(RequestParameters.link(path, asked)).substring(0, DIGEST_DIGITS);
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
