package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.answer.OptionException;
import io.landport.domain.text.TextLanguage;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.query.question.Question;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a request: each is given once, and is text. Those that are not about how to answer are options of the question. */
final class RequestParameters {
    private final String path;
    private final SortedMap<String, String> all = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Those that have not been read yet. */
    private final SortedMap<String, String> options;

    /** @param given the values of each parameter */
    RequestParameters(String path, Map<String, List<String>> given) {
        this.path = path;
        given.forEach(this::add);
        this.options = new TreeMap<>(all);
    }

    static RequestParameters of(Context context) {
        return new RequestParameters(context.path(), context.queryParamMap());
    }

    private void add(String name, List<String> values) {
        if (values.size() != 1) {
            problems.add(name + ": is given " + values.size() + " times; separate values by commas");
        } else if (!isText(name) || !isText(values.get(0))) {
            problems.add("parameters must be text without control characters");
        } else if (!values.get(0).isEmpty()) {
            all.put(name, values.get(0));
        }
    }

    /** The format of the answer: JSON unless another is given. */
    AnswerFormat format(Set<AnswerFormat> allowed) {
        Optional<String> code = read("format");
        Optional<AnswerFormat> format = code.flatMap(AnswerFormat::of).filter(allowed::contains);
        if (code.isPresent() && format.isEmpty()) {
            problems.add("format: allowed are "
                    + allowed.stream().map(AnswerFormat::code).sorted().collect(Collectors.joining(", ")));
        }
        return format.orElse(AnswerFormat.JSON);
    }

    /** The language of names, if one is given. */
    Optional<TextLanguage> language() {
        Optional<String> code = read("language");
        Optional<TextLanguage> language = code.flatMap(TextLanguage::of);
        if (code.isPresent() && language.isEmpty()) {
            problems.add("language: allowed are " + TextLanguage.codes());
        }
        return language;
    }

    /** A number from 1, if one is given. */
    Optional<Integer> number(String name, int max) {
        Optional<String> text = read(name);
        Optional<Integer> number = text.filter(digits -> digits.matches("[1-9][0-9]{0,9}"))
                .map(Long::valueOf)
                .filter(found -> found <= max)
                .map(Long::intValue);
        if (text.isPresent() && number.isEmpty()) {
            problems.add(name + ": allowed are numbers from 1 to " + max);
        }
        return number;
    }

    /** Whether a parameter is true; it is false unless it is given. */
    boolean isTrue(String name) {
        Optional<String> text = read(name);
        if (text.filter(given -> !given.equals("true") && !given.equals("false"))
                .isPresent()) {
            problems.add(name + ": allowed are true, false");
        }
        return text.filter("true"::equals).isPresent();
    }

    /** A parameter, which is then no option of the question. */
    Optional<String> read(String name) {
        return Optional.ofNullable(options.remove(name));
    }

    /** Sets an option of the question, which a client cannot. */
    void set(String name, String value) {
        if (options.put(name, value) != null) {
            problems.add(name + ": not available here");
        }
    }

    /** The month that a parameter has, if one is given. */
    Optional<YearMonth> month(String name) {
        try {
            return read(name).map(YearMonth::parse);
        } catch (DateTimeParseException e) {
            problems.add(name + ": allowed are months such as 2021-03");
            return Optional.empty();
        }
    }

    /** Reports a problem if a parameter is given. */
    void refuse(String name, String reason) {
        read(name).ifPresent(given -> problems.add(name + ": " + reason));
    }

    /**
     * The request with the other parameters as options.
     *
     * @throws ProblemException if parameters are invalid, with all problems
     */
    <R> R request(Question<R> question) {
        try {
            R request = question.request(options);
            if (problems.isEmpty()) {
                return request;
            }
        } catch (OptionException e) {
            problems.addAll(e.withoutDashes());
        }
        throw new ProblemException(Problem.of(ApiProblems.INVALID_QUESTION, String.join("; ", problems)));
    }

    /** The link of the request: the question and everything that changes the bytes of its answer. */
    String link() {
        return link(all);
    }

    /** The link with another value of a parameter. */
    String linkWith(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(all);
        more.put(name, value);
        return link(more);
    }

    /** The link without some parameters. */
    String linkWithout(List<String> names) {
        SortedMap<String, String> fewer = new TreeMap<>(all);
        fewer.keySet().removeAll(names);
        return link(fewer);
    }

    private String link(SortedMap<String, String> parameters) {
        return path
                + parameters.entrySet().stream()
                        .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
