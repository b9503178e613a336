package io.landport.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.answer.Provenance;
import io.landport.domain.access.Role;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.monitor.ObservedPipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Serves {@code POST /v1/console/export}: what a table of the page shows, as a file. */
final class ExportRoutes {
    private static final int MOST_COLUMNS = 50;
    private static final int MOST_ROWS = 10_000;
    private static final int AMOUNT_DECIMALS = 4;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final BodyLimits BODY = new BodyLimits(4 * MEBIBYTE, 4 * MEBIBYTE, Duration.ofSeconds(30));

    private final Supplier<ConsoleInput> live;
    private final Clock clock;

    /** @param live the generation that is live now */
    ExportRoutes(Supplier<ConsoleInput> live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(Route.post("/v1/console/export", Access.of(Role.OPERATOR), BODY, this::export));
    }

    private void export(Context context) throws IOException {
        AnswerFormat format = AnswerFormat.of(
                        Optional.ofNullable(context.queryParam("format")).orElse(""))
                .filter(known -> known == AnswerFormat.CSV || known == AnswerFormat.XLSX)
                .orElseThrow(() -> ProblemException.badRequest("format must be csv or xlsx"));
        JsonNode body = JsonBody.of(context);
        List<String> names = texts(body.path("columns"));
        List<List<String>> rows = new ArrayList<>();
        body.path("rows").forEach(row -> rows.add(texts(row)));
        if (names.isEmpty()
                || names.size() > MOST_COLUMNS
                || rows.size() > MOST_ROWS
                || rows.stream().anyMatch(row -> row.size() != names.size())) {
            throw ProblemException.badRequest("a table has 1 to " + MOST_COLUMNS + " columns, at most " + MOST_ROWS
                    + " rows, and a text in each cell");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(format, body.path("title").asText("table"), columns(names, rows), rows, file);
        context.contentType(format.mediaType()).result(file.toByteArray());
    }

    private void write(
            AnswerFormat format,
            String title,
            List<Column> columns,
            List<List<String>> rows,
            ByteArrayOutputStream file)
            throws IOException {
        ObservedPipeline pipeline = live.get().pipeline();
        Provenance provenance = new Provenance(
                title,
                new TreeMap<>(),
                Optional.empty(),
                pipeline.generation(),
                pipeline.reference().version(),
                Optional.of(clock.instant()),
                List.of());
        AnswerOutput out = AnswerOutput.of(file);
        AnswerWriter writer = format.writer(
                new AnswerHead(columns, provenance), format == AnswerFormat.CSV ? out.withByteOrderMark() : out);
        for (List<String> row : rows) {
            writer.write(IntStream.range(0, row.size())
                    .mapToObj(index -> columns.get(index).type().isNumber()
                            ? Cell.of(row.get(index).isEmpty() ? null : new BigDecimal(row.get(index)))
                            : Cell.ofText(row.get(index)))
                    .toList());
        }
        writer.end(List.of());
        out.flush();
    }

    /** A column has numbers if all of its cells that are not empty are plain decimals without leading zeros. */
    private static List<Column> columns(List<String> names, List<List<String>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            int index = place;
            List<String> cells = rows.stream()
                    .map(row -> row.get(index))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            String name = names.get(place).isBlank() ? "#" : names.get(place);
            boolean isNumber = !cells.isEmpty()
                    && cells.stream().allMatch(cell -> cell.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,10})?"));
            int decimals = isNumber ? decimals(cells.stream()) : 0;
            columns.add(
                    isNumber
                            ? Column.number(
                                    name,
                                    decimals == 0
                                            ? ColumnType.COUNT
                                            : decimals <= AMOUNT_DECIMALS ? ColumnType.AMOUNT : ColumnType.RATIO,
                                    "1")
                            : Column.text(name));
        }
        return columns;
    }

    private static int decimals(Stream<String> numbers) {
        return numbers.mapToInt(number -> new BigDecimal(number).scale()).max().orElse(0);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(cell -> cell.asText())
                .toList();
    }
}
