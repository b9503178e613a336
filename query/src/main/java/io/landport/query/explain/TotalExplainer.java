package io.landport.query.explain;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.domain.reference.Reference;
import io.landport.domain.total.Amounts;
import io.landport.query.AnswerReport;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.StoreState;
import io.landport.query.WriterFactory;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.query.question.KnownCodes;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Answers requests to explain totals, and compares each explanation with the total in the store. Uses the store and the input of its
 * creator, who closes them. Not thread-safe.
 */
public final class TotalExplainer {
    /** Scanning this many records takes seconds: worth a notice. */
    private static final long MANY_SCANNED = 2_000_000;

    private static final int MAX_DOCUMENTS = 1_000_000;

    @Language("SQL")
    private static final String MISSING = """
            SELECT t.source, string_agg(to_char(g.month, 'YYYY-MM'), ', ' ORDER BY g.month)
            FROM unnest(?::text[], ?::date[], ?::date[]) AS t (source, first_day, last_day)
            CROSS JOIN LATERAL generate_series(date_trunc('month', t.first_day::timestamp), t.last_day::timestamp, interval '1 month') AS g (month)
            WHERE NOT EXISTS (
              SELECT FROM reported_month AS r WHERE r.source = t.source AND r.month = g.month::date AND r.received_day <= ?)
            GROUP BY t.source
            ORDER BY t.source""";

    /** After all received days. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The last columns of a change, as in the question of revisions. */
    private static final List<Column> MOVED = List.of(
            Column.number("lines_moved", ColumnType.COUNT, "1"),
            Column.number("value_moved", ColumnType.AMOUNT, "currency"),
            Column.number("net_weight_kg_moved", ColumnType.AMOUNT, "kg"));

    private final StoreReader store;
    private final InputRecords input;
    private final Reference reference;
    private final int maxDocuments;

    /** @param reference the reference data of the generation */
    public TotalExplainer(StoreReader store, InputRecords input, Reference reference) {
        this(store, input, reference, MAX_DOCUMENTS);
    }

    /** @param maxDocuments that may be behind a total; each takes about two kilobytes of memory */
    public TotalExplainer(StoreReader store, InputRecords input, Reference reference, int maxDocuments) {
        this.store = store;
        this.input = input;
        this.reference = reference;
        this.maxDocuments = maxDocuments;
    }

    /**
     * Explains a total and writes the rows.
     *
     * @param out is flushed and stays open
     * @throws QueryException if the store cannot be read
     * @throws io.landport.query.explain.TooManyDocumentsException if the documents do not fit into memory
     */
    public AnswerReport explain(ExplainRequest request, AnswerFormat format, AnswerOutput out) throws IOException {
        AnswerReport report = explain(request, head -> format.writer(head, out));
        out.flush();
        return report;
    }

    /**
     * Explains a total and writes the rows.
     *
     * @throws QueryException if the store cannot be read, or if it was cancelled
     * @throws io.landport.query.explain.ReadingCancelledException if it was cancelled
     * @throws io.landport.query.explain.TooManyDocumentsException if the documents do not fit into memory
     */
    public AnswerReport explain(ExplainRequest request, WriterFactory writers) throws IOException {
        return store.read(connection -> explain(connection, request, writers));
    }

    /** Cancels an explanation that another thread waits for. The explainer cannot be used afterwards. */
    public void cancel() {
        input.cancel();
        store.cancel();
    }

    /** What the sources of the stored totals are based on. */
    private static SqlFragment sources(ExplainRequest request, Map<String, DayRange> days) {
        return StoredSum.facts(request, days)
                .wrap("SELECT " + Query.BASIS + ", '' FROM source WHERE id IN (SELECT source", ") ORDER BY id");
    }

    private AnswerReport explain(Connection connection, ExplainRequest request, WriterFactory writers)
            throws SQLException, IOException {
        KnownCodes.check(connection, request.options());
        Map<String, DayRange> days = request.days().ofSources(reference.sources(), clocks(connection));
        if (request.grouping().isOfSeveralDocuments()) {
            KnownCodes.requireAdditive(
                    connection, Query.mixedSources(StoredSum.facts(request, days), request.selection()), "select one");
        }
        // The store first: documents that arrive meanwhile are then missing in the store, not in the explanation.
        Map<String, Amounts> stored = StoredSum.of(connection, request, days);
        SeriesFilter filter = new SeriesFilter(request.selection().filters(), request.isMemorandum(), reference);
        Explanation explanation = new Explainer(connection, input, reference, maxDocuments)
                .explain(
                        new TotalSelection(filter.series(), filter.crossings(), days),
                        request.known(),
                        request.grouping() == ExplanationGrouping.LINE);
        boolean isChange = request.known().after().isPresent();
        List<ExplanationRow> rows = request.grouping().rows(explanation, isChange);
        int shown = Math.toIntExact(Math.min(request.limit().orElse(Long.MAX_VALUE), rows.size()));
        AnswerReport report = report(
                request,
                explanation,
                stored,
                rows.size() - shown,
                missingMonths(connection, request, explanation, days));
        AnswerHead head = new AnswerHead(
                columns(request.grouping(), isChange),
                new StoreState(connection)
                        .provenance(
                                request.name(),
                                new TreeMap<>(request.options()),
                                request.known().upTo(),
                                false,
                                new StoreState(connection).bases(sources(request, days))));
        AnswerWriter writer = writers.begin(head);
        for (ExplanationRow row : rows.subList(0, shown)) {
            writer.write(row.cells(request.grouping().isOfSeveralDocuments(), isChange));
        }
        writer.end(report.notices());
        return report;
    }

    private static Map<String, LocalDate> clocks(Connection connection) throws SQLException {
        return SqlFragment.of("SELECT source, as_of FROM source_clock")
                .read(connection, row -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Column> columns(ExplanationGrouping grouping, boolean isChange) {
        Stream<Column> keys = grouping.keys().stream().map(Column::text);
        Stream<Column> documents = grouping.isOfSeveralDocuments()
                ? Stream.of(Column.number("documents", ColumnType.COUNT, "1"))
                : Stream.of();
        Stream<Column> amounts = AnswerColumn.amounts().stream().map(AnswerColumn::toColumn);
        Stream<Column> moved = isChange ? MOVED.stream() : Stream.of();
        return Stream.of(keys, documents, amounts, moved)
                .flatMap(columns -> columns)
                .toList();
    }

    private static AnswerReport report(
            ExplainRequest request,
            Explanation explanation,
            Map<String, Amounts> stored,
            long left,
            List<String> missing) {
        SortedMap<String, ExplainedAmounts> changes = explanation.byCurrency();
        Map<String, Amounts> explained = sums(changes, ExplainedAmounts::net);
        boolean isEqual = explained.equals(stored);
        boolean isChange = request.known().after().isPresent();
        List<String> notices = new ArrayList<>();
        String what = isChange ? "change" : "total";
        notices.add("%s: %s, from %,d documents; %s"
                .formatted(
                        what,
                        describe(explained),
                        explanation.documents().size(),
                        isEqual
                                ? "equal to the " + what + " in the store"
                                : "the store has " + describe(stored)
                                        + ": it has not caught up (use --wait), or run 'landport verify'"));
        Map<String, Amounts> moved = isChange ? sums(changes, ExplainedAmounts::moved) : Map.of();
        if (!moved.isEmpty()) {
            notices.add("moved between series: " + describe(moved) + "; --by message shows which");
        }
        notices.addAll(missing);
        if (left > 0) {
            notices.add("note: --limit leaves out %,d rows; the %s includes them".formatted(left, what));
        }
        if (explanation.recordsScanned() > MANY_SCANNED) {
            notices.add("note: %,d records are not in the index of documents yet and were scanned"
                    .formatted(explanation.recordsScanned()));
        }
        return new AnswerReport(isEqual, notices);
    }

    /**
     * A sentence for each source of the documents that reported nothing for months of the total; without documents, for each source that the
     * total is of.
     */
    private static List<String> missingMonths(
            Connection connection, ExplainRequest request, Explanation explanation, Map<String, DayRange> days)
            throws SQLException {
        Stream<String> ids = explanation.documents().isEmpty()
                ? request.selection().filters().getOrDefault(Dimension.SOURCE, List.of()).stream()
                : explanation.documents().stream()
                        .map(document -> document.id().source())
                        .distinct();
        List<String> sources = ids.filter(days::containsKey).toList();
        List<LocalDate> first =
                sources.stream().map(days::get).map(DayRange::first).toList();
        List<LocalDate> last =
                sources.stream().map(days::get).map(DayRange::last).toList();
        return SqlFragment.of(
                        MISSING, sources, first, last, request.known().upTo().orElse(LAST_DAY))
                .read(connection, row -> MissingMonths.sentence(row.getString(1), row.getString(2)));
    }

    /** One of the sums of each currency, without currencies in which it is nothing. */
    private static Map<String, Amounts> sums(
            SortedMap<String, ExplainedAmounts> changes, Function<ExplainedAmounts, Amounts> which) {
        Map<String, Amounts> sums = new TreeMap<>();
        changes.forEach((currency, amounts) -> sums.put(currency, which.apply(amounts)));
        sums.values().removeIf(Amounts::isZero);
        return sums;
    }

    private static String describe(Map<String, Amounts> sums) {
        return sums.isEmpty()
                ? "nothing"
                : sums.entrySet().stream()
                        .map(sum -> "%,d lines, %s %s, %s kg"
                                .formatted(
                                        sum.getValue().lines(),
                                        Cell.of(ExplanationRow.value(sum.getValue()))
                                                .format(2),
                                        sum.getKey(),
                                        Cell.of(ExplanationRow.weight(sum.getValue()))
                                                .format(0)))
                        .collect(Collectors.joining(" and "));
    }
}
