package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.OptionException;
import io.landport.chart.ChartAnswer;
import io.landport.chart.ChartFormat;
import io.landport.chart.ChartKind;
import io.landport.chart.ChartRequest;
import io.landport.domain.text.TextLanguage;
import io.landport.http.problem.ProblemException;
import io.landport.query.QueryException;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers {@code GET /v1/charts/{file}}. Drawing takes a processor, so few charts are drawn at the same time. */
final class Charts implements AutoCloseable {
    static final int AT_THE_SAME_TIME = 2;
    private static final int MEMORY_BYTES = 1 << 20;
    private static final long MAX_BYTES = 64L << 20;

    /** Parameters of answers as rows. */
    private static final List<String> OF_ROWS = List.of("cursor", "format", "generation", "rows");

    private static final long CACHED_BYTES = 8L << 20;

    private final AnswerCache cache = new AnswerCache(CACHED_BYTES);
    private final StorePool readers;
    private final ResponsePace pace;

    /**
     * @param pace at which clients must take charts
     */
    Charts(StorePool readers, ResponsePace pace) {
        this.pace = pace;
        this.readers = readers;
    }

    /** A chart as it was asked for. */
    private record Asked(ChartRequest chart, ChartFormat format, String canonical) {}

    void answer(Context context) throws IOException {
        Asked asked = read(context);
        try (Spool spool = new Spool(MEMORY_BYTES, MAX_BYTES)) {
            if (isDrawn(context, asked, spool)) {
                context.contentType(asked.format.mediaType());
                SpooledResponse.send(context, spool, false, pace);
            }
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        }
    }

    @Override
    public void close() {
        readers.close();
    }

    /** Draws the chart, unless the client has it already. */
    private boolean isDrawn(Context context, Asked asked, Spool spool) throws IOException {
        try (StoreReader reader = readers.reader()) {
            ChartRequest chart = asked.chart.with(reader.settle(asked.chart.question()));
            StoreVersion version = reader.version(chart.question());
            String tag = EntityTag.of(asked.canonical, version, false);
            context.header("ETag", tag).header("Cache-Control", "private, no-cache");
            if (EntityTag.isNotModified(context, tag, reader)) {
                return false;
            }
            Optional<byte[]> known = cache.find(tag);
            if (known.isPresent()) {
                reader.release();
                spool.write(known.get());
            } else {
                reader.answer(chart.question(), head -> new ChartAnswer(chart, head, asked.format, spool));
                // Readers of a page go back and forth between a few charts.
                spool.inMemory().ifPresent(drawn -> cache.keep(tag, drawn));
            }
            return true;
        }
    }

    private static Asked read(Context context) {
        String[] file = context.pathParam("file").split("\\.", 2);
        Optional<ChartKind> kind = Optional.ofNullable(ChartKind.all().get(file[0]));
        Optional<ChartFormat> format = file.length == 2 ? ChartFormat.of(file[1]) : Optional.empty();
        if (kind.isEmpty() || format.isEmpty()) {
            throw ProblemException.notFound("there are " + String.join(", ", files()));
        }
        RequestParameters parameters = RequestParameters.of(context);
        return new Asked(chart(parameters, kind.get()), format.get(), parameters.link());
    }

    /** The chart that parameters ask for. */
    static ChartRequest chart(RequestParameters parameters, ChartKind kind) {
        Optional<TextLanguage> language = parameters.language();
        OF_ROWS.forEach(name -> parameters.refuse(name, "not available for charts"));
        ChartRequest chart = parameters.request(kind);
        return language.map(chart::in).orElse(chart);
    }

    /** The last part of the path of each chart, in order. */
    static List<String> files() {
        return Arrays.stream(ChartKind.values())
                .flatMap(kind -> Arrays.stream(ChartFormat.values()).map(format -> kind.code() + '.' + format.code()))
                .toList();
    }
}
