package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerLanguage;
import io.landport.chart.ChartAnswer;
import io.landport.chart.ChartException;
import io.landport.chart.ChartFormat;
import io.landport.chart.ChartKind;
import io.landport.chart.ChartRequest;
import io.landport.chart.InvalidChartException;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import io.landport.query.question.Question;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers {@code GET /v1/charts/{file}}. Drawing takes a processor, so few charts are drawn at the same time. */
final class Charts implements AutoCloseable {
    private static final int AT_THE_SAME_TIME = 2;
    private static final int NOT_MODIFIED = 304;
    private static final int MEMORY_BYTES = 1 << 20;
    private static final long MAX_BYTES = 64L << 20;
    private static final String LANGUAGE = "language";

    /** Parameters of answers as rows. */
    private static final Set<String> OF_ROWS = Set.of("format", "rows", "cursor", "generation");

    private final Map<String, Question> questions;
    private final ReaderPool readers;
    private final ResponsePace pace;

    /**
     * @param patience maximum time that a request waits for its turn
     * @param pace at which clients must take charts
     */
    Charts(Map<String, Question> questions, Supplier<StoreReader> opener, Duration patience, ResponsePace pace) {
        this.questions = questions;
        this.pace = pace;
        this.readers = new ReaderPool(opener, AT_THE_SAME_TIME, patience);
    }

    /** A chart as it was asked for. */
    private record Asked(ChartRequest chart, ChartFormat format, AskedOverHttp question, String canonical) {}

    /** @param today in UTC */
    void answer(Context context, LocalDate today) throws IOException, InterruptedException {
        Asked asked = asked(context, today);
        try (Spool spool = new Spool(MEMORY_BYTES, MAX_BYTES)) {
            if (!isDrawn(context, asked, spool)) {
                context.status(NOT_MODIFIED);
                return;
            }
            context.contentType(asked.format.mediaType());
            SpooledResponse.send(context, spool, false, pace);
        } catch (QueryException failed) {
            throw ApiProblems.of(failed);
        } catch (ChartException impossible) {
            throw ApiProblems.of(ApiProblems.NO_CHART, impossible);
        }
    }

    @Override
    public void close() {
        readers.close();
    }

    /** Draws the chart, unless the client has it already. */
    private boolean isDrawn(Context context, Asked asked, Spool spool) throws IOException, InterruptedException {
        try (ReaderPool.Lease lease = readers.lease()) {
            StoreReader reader = lease.reader();
            StoreVersion version = reader.version(asked.question.question());
            String tag = EntityTag.of(asked.canonical, version, false);
            context.header("ETag", tag).header("Cache-Control", "private, no-cache");
            if (EntityTag.isKnown(context, tag)) {
                reader.release();
                lease.completed();
                return false;
            }
            reader.answer(asked.question.question(), head -> new ChartAnswer(asked.chart, head, asked.format, spool));
            lease.completed();
            return true;
        }
    }

    private Asked asked(Context context, LocalDate today) {
        String[] file = context.pathParam("file").split("\\.", 2);
        Optional<ChartKind> kind = ChartKind.of(file[0]);
        Optional<ChartFormat> format = file.length == 2 ? ChartFormat.of(file[1]) : Optional.empty();
        if (kind.isEmpty() || format.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemTypes.NOT_FOUND, "there are " + names()));
        }
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> given = RequestParameters.single(context.queryParamMap(), problems);
        Map<String, String> options = new TreeMap<>(given);
        Optional<AnswerLanguage> language = language(Optional.ofNullable(options.remove(LANGUAGE)), problems);
        OF_ROWS.stream()
                .filter(options::containsKey)
                .sorted()
                .forEach(name -> problems.add(name + ": not available for charts"));
        Optional<ChartRequest> chart = chart(kind.get(), language, options, problems);
        if (!problems.isEmpty() || chart.isEmpty()) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_QUESTION, String.join("; ", problems)));
        }
        return new Asked(
                chart.get(),
                format.get(),
                question(context, chart.get(), today),
                RequestParameters.link(context.path(), given));
    }

    private AskedOverHttp question(Context context, ChartRequest chart, LocalDate today) {
        Map<String, List<String>> asked = new TreeMap<>();
        chart.asked().forEach((name, value) -> asked.put(name, List.of(value)));
        asked.put(LANGUAGE, List.of(chart.language().code()));
        String name = chart.kind().question();
        Question question = Optional.ofNullable(questions.get(name)).orElseThrow();
        return AskedOverHttp.of(context.path(), name, question, asked, today);
    }

    private static Optional<AnswerLanguage> language(Optional<String> code, List<String> problems) {
        Optional<AnswerLanguage> language = AnswerLanguage.of(code.orElse(AnswerLanguage.EN.code()));
        if (language.isEmpty()) {
            problems.add("language: allowed are en, zh, ru");
        }
        return language;
    }

    private static Optional<ChartRequest> chart(
            ChartKind kind, Optional<AnswerLanguage> language, Map<String, String> options, List<String> problems) {
        try {
            return Optional.of(ChartRequest.of(kind, language.orElse(AnswerLanguage.EN), options));
        } catch (InvalidChartException bad) {
            problems.addAll(bad.withoutDashes());
            return Optional.empty();
        }
    }

    private static String names() {
        return Arrays.stream(ChartKind.values())
                .flatMap(kind -> Arrays.stream(ChartFormat.values()).map(format -> kind.code() + '.' + format.code()))
                .collect(Collectors.joining(", "));
    }
}
