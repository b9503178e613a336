package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerHead;
import io.landport.answer.OptionException;
import io.landport.chart.ChartAnswer;
import io.landport.chart.ChartFormat;
import io.landport.chart.ChartKind;
import io.landport.chart.ChartRequest;
import io.landport.http.problem.ProblemException;
import io.landport.query.QueryException;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.question.CodesQuestion;
import io.landport.query.question.OptionReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.Dimension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Answers in memory, of bounded size, for programs that read text: with the options, the links and the errors of answers over HTTP. They
 * have figures and codes only, no free text of feeds, and never add what must not be added. Thread-safe.
 */
public final class BoundedAnswers implements AutoCloseable {
    /** Rows of an answer unless a number is given. */
    public static final int ROWS = 100;

    /** Rows that an answer may have. */
    public static final int MAX_ROWS = 500;

    /** Bytes that an answer or a chart may have. */
    public static final int MAX_BYTES = 1 << 18;

    private static final int CONNECTIONS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final List<String> OF_PAGES = List.of("rows", "cursor");
    private static final String BY = "by";

    private final StorePool readers;
    private final Comparisons comparisons;
    private final ExplainMount explanations;
    private final Clock clock;

    /**
     * @param pools opens the store as an analyst, with at most so many connections
     * @param explanations computes explanations
     * @param clock of the day on which figures are cited
     */
    public BoundedAnswers(IntFunction<StorePool> pools, ExplainMount explanations, Clock clock) {
        this.readers = pools.apply(CONNECTIONS);
        this.comparisons = new Comparisons(readers, ResponsePace.DEFAULT);
        this.explanations = explanations;
        this.clock = clock;
    }

    /**
     * The questions that can be asked, by name: all of the store but those about files, whose names are free text of feeds.
     */
    public static Map<String, StoreQuestion> questions() {
        Map<String, StoreQuestion> all = new LinkedHashMap<>(Questions.all());
        all.values()
                .removeIf(question -> question.options().stream()
                        .anyMatch(option -> option.name().equals(Dimension.FILE.code())));
        return Collections.unmodifiableMap(all);
    }

    /**
     * A page of an answer as JSON.
     *
     * @param isTruncated whether there are further rows
     */
    public record Page(String json, boolean isTruncated) {}

    /**
     * How to find figures again.
     *
     * @param link path and query of the figures
     * @param isPermanent whether the link always has the same figures
     * @param knownOn received day up to which figures were known
     * @param accessed day (UTC) on which they were cited
     */
    public record Citation(
            String link,
            boolean isPermanent,
            Optional<LocalDate> knownOn,
            int generation,
            String referenceData,
            LocalDate accessed) {}

    /** @throws ProblemException if there is no question with this name */
    public static StoreQuestion question(String name) {
        return AnswersMount.find(questions(), name);
    }

    /** @throws ProblemException if the question cannot be answered, as over HTTP */
    public Page ask(String question, Map<String, String> options) {
        return page("/v1/query/", question, question(question), options);
    }

    /** @throws ProblemException if the list cannot be read, as over HTTP */
    public Page codes(String list, Map<String, String> options) {
        return page("/v1/codes/", list, AnswersMount.find(CodesQuestion.all(), list), options);
    }

    private Page page(String path, String name, StoreQuestion question, Map<String, String> options) {
        RequestParameters parameters = parameters(path + name, options);
        parameters.refuse("format", "answers are JSON");
        AskedOverHttp request = AskedOverHttp.of(parameters, question, ROWS, MAX_ROWS);
        AtomicBoolean isTruncated = new AtomicBoolean();
        byte[] json = written(out -> {
            try (StoreReader reader = readers.reader()) {
                AskedOverHttp asked = request.settle(reader);
                AnswersMount.requireGeneration(asked, reader.version(asked.question()));
                isTruncated.set(AnswersMount.writePage(
                        reader, asked, asked.question().query().sources(), out));
            }
        });
        return new Page(new String(json, StandardCharsets.UTF_8), isTruncated.get());
    }

    /** @throws ProblemException if the figures cannot be cited */
    public Citation cite(String name, Map<String, String> options) {
        StoreQuestion question = question(name);
        Map<String, String> cited = new TreeMap<>(options);
        cited.keySet().removeAll(OF_PAGES);
        String path = "/v1/query/" + name;
        QuestionRequest any = AskedOverHttp.of(parameters(path, cited), question, ROWS, MAX_ROWS)
                .question();
        try (StoreReader reader = readers.reader()) {
            reader.check(any);
            if (question.isSettling() && any.knownOn().isEmpty()) {
                reader.lastSettled(any).ifPresent(day -> cited.put(OptionReader.KNOWN_ON.name(), day.toString()));
            }
            AskedOverHttp asked = AskedOverHttp.of(parameters(path, cited), question, ROWS, MAX_ROWS)
                    .settle(reader);
            StoreVersion version = reader.version(asked.question());
            reader.release();
            Optional<String> permanent = asked.permanent(version.generation());
            return new Citation(
                    permanent.orElseGet(() -> asked.parameters().link()),
                    permanent.isPresent(),
                    asked.question().knownOn(),
                    version.generation(),
                    version.reference(),
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        }
    }

    /**
     * A chart.
     *
     * @param image in PNG, as Base64
     * @param json where its figures are from, with units and link
     */
    public record Drawing(String image, String json) {}

    /** Draws a chart as PNG. */
    public Drawing draw(String name, Map<String, String> options) {
        ChartKind kind = AnswersMount.find(ChartKind.all(), name);
        RequestParameters parameters = parameters("/v1/charts/" + name + '.' + ChartFormat.PNG.code(), options);
        ChartRequest request = Charts.chart(parameters, kind);
        ByteArrayOutputStream about = new ByteArrayOutputStream();
        byte[] png = written(out -> {
            try (StoreReader reader = readers.reader()) {
                ChartRequest chart = request.with(reader.settle(request.question()));
                reader.answer(chart.question(), head -> {
                    describe(head, parameters.link(), about);
                    return new ChartAnswer(chart, head, ChartFormat.PNG, out);
                });
            }
        });
        return new Drawing(Base64.getEncoder().encodeToString(png), about.toString(StandardCharsets.UTF_8));
    }

    private static void describe(AnswerHead head, String link, OutputStream out) throws IOException {
        try (AnswerJson json = new AnswerJson(out)) {
            json.begin(head.provenance());
            json.writeText("link", Optional.of(link));
            json.writeSources(head.provenance().sources());
            json.writeColumns(head);
            json.end();
        }
    }

    /** Compares an official table in CSV with the monthly totals. */
    public String compare(String table, Map<String, String> options) {
        RequestParameters parameters = parameters("/v1/compare", options);
        CompareRequest request = parameters.request(new CompareQuestion());
        byte[] csv = table.getBytes(StandardCharsets.UTF_8);
        return report(
                Comparisons.IN_JSON,
                parameters.link(),
                writers -> comparisons.compare(() -> new ByteArrayInputStream(csv), request, writers));
    }

    /**
     * Explains a total by sums over its documents, by reason unless they are asked for by received day.
     *
     * @param context of the request, with whose end the explanation ends; empty if it is not made over HTTP
     */
    public String explain(String name, Map<String, String> options, Optional<Context> context) {
        ExplainQuestion question = AnswersMount.find(ExplainQuestion.all(), name);
        Map<String, String> asked = new TreeMap<>(options);
        asked.putIfAbsent(BY, "reason");
        RequestParameters parameters = parameters("/v1/explain/" + name, asked);
        ExplainRequest request = parameters.request(question);
        ExplainMount.requireSums(request);
        return report(
                ExplainMount.EQUAL_TO_STORE,
                parameters.link(),
                writers -> explanations.explain(context, request, writers));
    }

    @Override
    public void close() {
        readers.close();
    }

    private static RequestParameters parameters(String path, Map<String, String> options) {
        return new RequestParameters(
                path,
                options.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, option -> List.of(option.getValue()))));
    }

    private static String report(String member, String link, ReportOverHttp.Answering answering) {
        byte[] json = written(out -> ReportOverHttp.writeJson(out, member, Optional.of(link), MAX_ROWS, answering));
        return new String(json, StandardCharsets.UTF_8);
    }

    /** Writes an answer. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] written(Writing answer) {
        try (Spool spool = new Spool(MAX_BYTES, MAX_BYTES)) {
            answer.to(spool);
            return spool.inMemory().orElseThrow();
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
