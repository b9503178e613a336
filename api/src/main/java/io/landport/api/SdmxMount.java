package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.OptionException;
import io.landport.domain.access.Role;
import io.landport.domain.text.TextLanguage;
import io.landport.http.Mount;
import io.landport.http.Route;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.request.RequestScope;
import io.landport.http.token.Access;
import io.landport.query.QueryException;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.question.CodesQuestion;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.StoreQuestion;
import io.landport.sdmx.ErrorMessage;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxException;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.data.Availability;
import io.landport.sdmx.data.DataAnswer;
import io.landport.sdmx.data.DataFormat;
import io.landport.sdmx.data.DataQuery;
import io.landport.sdmx.structure.StructureFormat;
import io.landport.sdmx.structure.StructureQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Serves SDMX REST: version 1.5 below {@code /sdmx/2.1} and version 2 below {@code /sdmx/3.0}. As with other answers, a message is written
 * as a whole before the first byte is sent. Errors of queries are messages of the standard.
 */
public final class SdmxMount implements Mount, AutoCloseable {
    private static final int UNAVAILABLE = 503;

    /** Messages take a processor while they are written. */
    private static final int CONNECTIONS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final StorePool readers;
    private final Clock clock;
    private final Supplier<Spool> spools;

    /**
     * @param pools opens the store as an analyst, with at most so many connections
     * @param clock of the time at which messages without figures are prepared
     */
    public SdmxMount(IntFunction<StorePool> pools, Clock clock) {
        this(pools, clock, Spool::ofAnswer);
    }

    /** @param spools creates what holds a message until it is complete */
    SdmxMount(IntFunction<StorePool> pools, Clock clock, Supplier<Spool> spools) {
        this.readers = pools.apply(CONNECTIONS);
        this.clock = clock;
        this.spools = spools;
    }

    @Override
    public List<Route> routes() {
        Access analysts = Access.of(Role.ANALYST);
        return SdmxPath.all().stream()
                .map(path -> Route.get(path.path(), analysts, context -> answer(path, context))
                        .checkingParameters())
                .toList();
    }

    @Override
    public String openApi() {
        return SdmxOpenApi.text();
    }

    @Override
    public void close() {
        readers.close();
    }

    private void answer(SdmxPath path, Context context) throws IOException {
        try {
            try {
                SdmxRequest request = SdmxRequest.of(path, context);
                switch (path.kind()) {
                    case DATA -> answerData(request);
                    case AVAILABILITY -> answerAvailability(request);
                    case STRUCTURE -> answerStructure(request);
                    case OTHER -> throw request.other();
                }
            } catch (QueryException e) {
                throw ApiProblems.of(e);
            }
        } catch (SdmxException e) {
            refuse(path.version(), context, e.error(), e.detail());
        } catch (OptionException e) {
            refuse(path.version(), context, SdmxError.SEMANTIC, String.join("; ", e.withoutDashes()));
        } catch (ProblemException e) {
            refuse(path.version(), context, e.problem());
        }
    }

    /** Writes a message. */
    private interface Message {
        void write(StoreReader reader, OutputStream out) throws IOException;
    }

    private void answerData(SdmxRequest request) throws IOException {
        DataFormat format = request.choose(DataFormat.of(request.path().version()));
        DataQuery query = request.dataQuery();
        send(
                request,
                format,
                query.request(),
                (reader, out) ->
                        new DataAnswer(reader, query, id(request.context()), request.language()).write(format, out));
    }

    private void answerAvailability(SdmxRequest request) throws IOException {
        StructureFormat format =
                request.choose(StructureFormat.of(request.path().version()));
        DataQuery query = request.dataQuery();
        String component = request.component();
        Set<String> references = request.references();
        send(request, format, query.request(), (reader, out) -> {
            Availability availability =
                    new DataAnswer(reader, query, id(request.context()), request.language()).availability(component);
            format.write(reader, availability, references, head(request, format), out);
        });
    }

    private void answerStructure(SdmxRequest request) throws IOException {
        StructureFormat format =
                request.choose(StructureFormat.of(request.path().version()));
        StructureQuery query = request.structureQuery();
        // Depends on the reference data, and on crossings that figures add to it.
        StoreQuestion lists = Objects.requireNonNull(CodesQuestion.all().get("crossing"));
        send(
                request,
                format,
                lists.request(Map.of()),
                (reader, out) -> format.write(reader, query, head(request, format), out));
    }

    /** @param depends what the message depends on */
    private void send(SdmxRequest request, SdmxFormat format, QuestionRequest depends, Message message)
            throws IOException {
        Context context = request.context();
        boolean isCompressed = SpooledResponse.acceptsGzip(context);
        try (Spool spool = spools.get()) {
            try (StoreReader reader = readers.reader()) {
                // Weak: messages say when they were prepared.
                String tag = EntityTag.of(request.canonical(format), reader.version(depends), isCompressed);
                if (EntityTag.isNotModified(context, tag, reader)) {
                    describe(context, tag);
                    return;
                }
                try (OutputStream out = SpooledResponse.output(spool, isCompressed)) {
                    message.write(reader, out);
                }
                describe(context, tag);
            }
            context.contentType(format.mediaType())
                    .header("Content-Language", request.language().code());
            SpooledResponse.send(context, spool, isCompressed, ResponsePace.DEFAULT);
        }
    }

    private static void describe(Context context, String tag) {
        context.header("ETag", "W/" + tag)
                .header("Vary", "Accept, Accept-Language, Accept-Encoding")
                .header("Cache-Control", "private, no-cache");
    }

    private MessageHead head(SdmxRequest request, SdmxFormat format) {
        return new MessageHead(format.version(), id(request.context()), clock.instant(), request.language());
    }

    private static String id(Context context) {
        return RequestScope.of(context).id();
    }

    /** An error of the API, with the code that SDMX has for it. */
    private void refuse(SdmxVersion version, Context context, Problem problem) {
        problem.retryAfterSeconds().ifPresent(seconds -> context.header("Retry-After", seconds));
        SdmxError error = SdmxError.SEMANTIC;
        if (problem.type().equals(ApiProblems.ANSWER_TOO_LARGE)) {
            error = SdmxError.TOO_LARGE;
        } else if (problem.type().status() == UNAVAILABLE) {
            error = SdmxError.UNAVAILABLE;
        }
        refuse(version, context, error, problem.detail());
    }

    private void refuse(SdmxVersion version, Context context, SdmxError error, String detail) {
        boolean isJson = SdmxRequest.isJson(version, context);
        ErrorMessage message = new ErrorMessage(
                new MessageHead(version, id(context), clock.instant(), TextLanguage.EN), error, detail);
        context.status(error.status(version))
                .header("Vary", "Accept")
                .contentType(isJson ? "application/json" : "application/xml; charset=utf-8")
                .result(isJson ? message.json() : message.xml());
    }
}
