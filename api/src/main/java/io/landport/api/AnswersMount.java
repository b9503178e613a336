package io.landport.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.answer.OptionException;
import io.landport.chart.ChartKind;
import io.landport.domain.access.Role;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.token.Access;
import io.landport.query.QueryException;
import io.landport.query.ReleaseCalendar;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.question.ChangesQuestion;
import io.landport.query.question.CodesQuestion;
import io.landport.query.question.Question;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Serves {@code GET /v1/query/{question}}, {@code GET /v1/codes/{list}}, {@code GET /v1/changes} with its feed and calendar,
 * {@code GET /v1/charts/{file}} and {@code POST /v1/compare}. An answer is written as a whole before the first byte is sent: the client
 * cannot hold a connection to the store.
 */
public final class AnswersMount implements Mount, AutoCloseable {
    /** More queries at a time than the database has processors for would only slow each other down. */
    private static final int CONNECTIONS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final long CACHED_BYTES = 16L << 20;

    private final Map<String, StoreQuestion> questions = Questions.all();
    private final Map<String, CodesQuestion> lists = CodesQuestion.all();
    private final StorePool readers;
    private final ResponsePace pace;
    private final Charts charts;
    private final Comparisons comparisons;
    private final ReleaseFeeds releases;
    private final AnswerCache cache = new AnswerCache(CACHED_BYTES);

    /** @param pools opens the store as an analyst, with at most so many connections */
    public AnswersMount(IntFunction<StorePool> pools) {
        this(pools, ResponsePace.DEFAULT);
    }

    /** @param pace at which clients must take answers */
    AnswersMount(IntFunction<StorePool> pools, ResponsePace pace) {
        this.pace = pace;
        this.readers = pools.apply(CONNECTIONS);
        this.comparisons = new Comparisons(readers, pace);
        this.releases = new ReleaseFeeds(readers, pace);
        this.charts = new Charts(pools.apply(Charts.AT_THE_SAME_TIME), pace);
    }

    @Override
    public List<Route> routes() {
        Access analysts = Access.of(Role.ANALYST);
        return Stream.of(
                        Route.get(
                                "/v1/query/{question}",
                                analysts,
                                context -> answer(context, find(questions, context.pathParam("question")))),
                        Route.get(
                                "/v1/codes/{list}",
                                analysts,
                                context -> answer(context, find(lists, context.pathParam("list")))),
                        Route.get("/v1/charts/{file}", analysts, charts::answer),
                        Route.post("/v1/compare", analysts, Comparisons.BODY, comparisons::answer),
                        Route.get("/v1/changes", analysts, this::changes),
                        Route.get("/v1/changes.atom", analysts, releases::atom),
                        Route.get("/v1/changes.ics", analysts, releases::calendar))
                .map(Route::checkingParameters)
                .toList();
    }

    @Override
    public String openApi() {
        return QuestionParameters.of(Resources.text(AnswersMount.class, "openapi.json"))
                .values("/v1/query/{question}", "question", questions.keySet())
                .options("/v1/query/{question}", "get", questions.values())
                .values("/v1/codes/{list}", "list", new TreeSet<>(lists.keySet()))
                .options("/v1/codes/{list}", "get", lists.values())
                .options("/v1/changes", "get", List.of(new ChangesQuestion()))
                .options("/v1/changes.ics", "get", List.of(new ReleaseCalendar()))
                .values("/v1/charts/{file}", "file", Charts.files())
                .options("/v1/charts/{file}", "get", ChartKind.all().values())
                .options("/v1/compare", "post", List.of(new CompareQuestion()))
                .text();
    }

    @Override
    public List<ProblemType> problemTypes() {
        return ApiProblems.all();
    }

    @Override
    public void close() {
        charts.close();
        readers.close();
    }

    /** @throws ProblemException if there is no question with this name */
    static <Q extends Question<?>> Q find(Map<String, Q> all, String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(
                        () -> ProblemException.notFound("there are " + String.join(", ", new TreeSet<>(all.keySet()))));
    }

    /** The list of changes, or for readers of feeds the address of the feed. */
    private void changes(Context context) throws IOException {
        String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
        if (accepted.contains(ReleaseFeeds.ATOM) && context.queryParam("format") == null) {
            context.header("Vary", "Accept");
            context.redirect(
                    "/v1/changes.atom"
                            + Optional.ofNullable(context.queryString())
                                    .map("?"::concat)
                                    .orElse(""),
                    HttpStatus.SEE_OTHER);
            return;
        }
        answer(context, new ChangesQuestion());
    }

    private void answer(Context context, StoreQuestion question) throws IOException {
        AskedOverHttp asked = AskedOverHttp.of(context, question);
        boolean isCompressed = SpooledResponse.isCompressed(context, asked.format());
        try (Spool spool = Spool.ofAnswer()) {
            if (isWritten(context, asked, isCompressed, spool)) {
                context.contentType(asked.format().mediaType());
                SpooledResponse.send(context, spool, isCompressed, pace);
            }
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        }
    }

    /** Writes the answer to the spool, unless the client has it already, and the headers of the response. */
    private boolean isWritten(Context context, AskedOverHttp request, boolean isCompressed, Spool spool)
            throws IOException {
        try (StoreReader reader = readers.reader()) {
            AskedOverHttp asked = request.settle(reader);
            StoreVersion version = reader.version(asked.question());
            requireGeneration(asked, version);
            String tag = EntityTag.of(asked.parameters().link(), version, isCompressed);
            context.header("ETag", tag)
                    .header("Vary", "Accept-Encoding")
                    .header(
                            "Cache-Control",
                            asked.isPermanent() ? "private, max-age=31536000, immutable" : "private, no-cache");
            asked.permanent(version.generation())
                    .ifPresent(link -> context.header("Link", "<" + link + ">; rel=\"canonical\""));
            if (EntityTag.isNotModified(context, tag, reader)) {
                return false;
            }
            Optional<byte[]> known = cache.find(tag);
            if (known.isPresent()) {
                reader.release();
                spool.write(known.get());
            } else {
                try (OutputStream out = SpooledResponse.output(spool, isCompressed)) {
                    write(reader, asked, out);
                }
                if (asked.isLasting()) {
                    spool.inMemory().ifPresent(answer -> cache.keep(tag, answer));
                }
            }
            return true;
        }
    }

    private static void write(StoreReader reader, AskedOverHttp asked, OutputStream out) throws IOException {
        if (asked.format() == AnswerFormat.JSON) {
            writePage(reader, asked, Optional.empty(), out);
        } else {
            AnswerOutput output = AnswerOutput.of(out);
            reader.answer(
                    asked.question(), asked.format(), asked.hasByteOrderMark() ? output.withByteOrderMark() : output);
        }
    }

    /**
     * Writes a page as JSON, with the link of the next page.
     *
     * @param sources of the figures, if they are described
     * @return whether there is a next page
     */
    static boolean writePage(StoreReader reader, AskedOverHttp asked, Optional<SqlFragment> sources, OutputStream out)
            throws IOException {
        try (AnswerJson json = new AnswerJson(out)) {
            Optional<List<String>> last =
                    reader.page(asked.question(), asked.cursor().after(), asked.rows(), sources, head -> {
                        json.begin(head.provenance());
                        json.writeText(
                                "permanent", asked.permanent(head.provenance().generation()));
                        if (sources.isPresent()) {
                            json.writeSources(head.provenance().sources());
                        }
                        return json.beginRows(head);
                    });
            json.writeText("next", last.map(key -> asked.next(asked.cursor().next(json.rows(), key))));
            json.end();
            return last.isPresent();
        }
    }

    static void requireGeneration(AskedOverHttp asked, StoreVersion version) {
        asked.generation()
                .filter(generation -> generation != version.generation())
                .ifPresent(generation -> {
                    throw new ProblemException(Problem.of(
                            ApiProblems.GENERATION_GONE,
                            "generation " + version.generation() + " is served, not " + generation));
                });
    }
}
