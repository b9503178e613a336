package io.landport.query.compare;

import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.answer.SourceBasis;
import io.landport.query.AnswerReport;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.StoreState;
import io.landport.query.WriterFactory;
import io.landport.query.question.KnownCodes;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares official tables with the monthly totals of the store, in one snapshot. Uses the store of its creator, who closes it. Not
 * thread-safe.
 */
public final class TableComparer {
    private final StoreReader store;

    public TableComparer(StoreReader store) {
        this.store = store;
    }

    /**
     * Compares a table and writes the rows.
     *
     * @throws InvalidTableException if the table has codes that the store does not know
     * @throws io.landport.query.question.InvalidQueryException if the filters have such codes
     * @throws QueryException if the store cannot be read
     */
    public AnswerReport compare(CompareRequest request, OfficialTable table, WriterFactory writers) throws IOException {
        return store.read(connection -> compare(connection, request, table, writers));
    }

    private AnswerReport compare(
            Connection connection, CompareRequest request, OfficialTable table, WriterFactory writers)
            throws SQLException, IOException {
        TableCodes.check(connection, table);
        KnownCodes.check(connection, request.filters());
        List<SourceBasis> bases = new StoreState(connection).bases(sources(request, table));
        List<ComparedRow> rows = new ArrayList<>();
        List<ComparedRow> unmatched = new ArrayList<>();
        Set<String> regimes = new TreeSet<>();
        // Figures that the table lacks are listed in its first currency only.
        Map<String, List<OfficialRow>> byCurrency = table.rows().stream()
                .collect(Collectors.groupingBy(OfficialRow::currency, TreeMap::new, Collectors.toList()));
        Map<OfficialRow, ComparedRow> compared = new HashMap<>();
        for (Map.Entry<String, List<OfficialRow>> part : byCurrency.entrySet()) {
            PublishedTable figures = PublishedTable.read(connection, request, table, part.getKey(), part.getValue());
            if (compared.isEmpty()) {
                unmatched.addAll(figures.unmatched(table));
            }
            part.getValue().forEach(row -> compared.put(row, figures.compare(row)));
            regimes.addAll(figures.regimes());
        }
        table.rows().forEach(row -> rows.add(compared.get(row)));
        if (request.hasUnmatched()) {
            rows.addAll(unmatched);
        }
        AnswerHead head = new AnswerHead(
                columns(table),
                new StoreState(connection)
                        .provenance("compare", new TreeMap<>(request.options()), request.knownOn(), false, bases));
        AnswerWriter writer = writers.begin(head);
        for (ComparedRow row : rows) {
            writer.write(row.cells());
        }
        AnswerReport report = report(compared.values(), unmatched, regimes, request, bases);
        writer.end(report.notices());
        return report;
    }

    private static SqlFragment sources(CompareRequest request, OfficialTable table) {
        Set<String> sources = new TreeSet<>();
        if (table.has(Dimension.SOURCE)) {
            table.rows().forEach(row -> sources.add(table.value(row, Dimension.SOURCE)));
        } else {
            Optional.ofNullable(request.filters().get(Dimension.SOURCE.code()))
                    .ifPresent(list -> sources.addAll(
                            Stream.of(list.split(",", -1)).map(String::strip).toList()));
        }
        return SqlFragment.of(
                "SELECT " + Query.BASIS + ", '' FROM source WHERE id = ANY (?) ORDER BY id", List.copyOf(sources));
    }

    private static List<Column> columns(OfficialTable table) {
        return Stream.of(
                        table.dimensions().stream().map(dimension -> Column.key(dimension.column(), ColumnType.TEXT)),
                        Stream.of(Column.key("currency", ColumnType.TEXT)),
                        Stream.of("official", "own", "difference", "revisions", "regimes", "rate", "remainder")
                                .map(name -> Column.number(name, ColumnType.AMOUNT, "currency")),
                        Stream.of("result", "reason").map(Column::text))
                .flatMap(columns -> columns)
                .toList();
    }

    private static AnswerReport report(
            Collection<ComparedRow> compared,
            List<ComparedRow> unmatched,
            Set<String> regimes,
            CompareRequest request,
            List<SourceBasis> bases) {
        Map<ComparisonResult, Long> counts = compared.stream()
                .collect(Collectors.groupingBy(
                        ComparedRow::result, () -> new EnumMap<>(ComparisonResult.class), Collectors.counting()));
        List<String> notices = new ArrayList<>();
        notices.add("%,d figures of the table: %s"
                .formatted(
                        compared.size(),
                        counts.entrySet().stream()
                                .map(count -> "%,d %s"
                                        .formatted(
                                                count.getValue(), count.getKey().code()))
                                .collect(Collectors.joining(", "))));
        if (!unmatched.isEmpty() && !request.hasUnmatched()) {
            notices.add(
                    "note: the store has %,d further figures of these months, which the table does not have: %s; list them with --unmatched list"
                            .formatted(unmatched.size(), describe(unmatched)));
        }
        if (!regimes.isEmpty()) {
            notices.add("note: the table seems to count otherwise than the store: " + String.join(", ", regimes));
        }
        bases.forEach(basis -> notices.add("note: %s values imports %s and exports %s; compare like with like"
                .formatted(basis.id(), basis.importValuation(), basis.exportValuation())));
        if (request.knownOn().isEmpty()) {
            notices.add("note: give the day on which the table was published with --known-on to see revisions since");
        }
        return new AnswerReport(compared.stream().allMatch(row -> row.result().isAgreement()), notices);
    }

    private static String describe(List<ComparedRow> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.currency(), row.own().orElse(BigDecimal.ZERO), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + ' ' + Cell.of(sum.getValue()).format(2))
                .collect(Collectors.joining(" and "));
    }
}
