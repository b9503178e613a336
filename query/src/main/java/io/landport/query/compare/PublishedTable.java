package io.landport.query.compare;

import io.landport.query.compare.Split.Valued;
import io.landport.query.question.OptionReader;
import io.landport.query.sql.Dimension;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a table in one currency, beside the figures of the store: as they are now, and as they were when it was published. */
final class PublishedTable {
    private static final String TREATMENT = OptionReader.TREATMENT.name();
    private static final String MEMORANDUM = "memorandum";

    private final String currency;
    private final OwnFigures now;
    private final OwnFigures then;
    private final RegimeSearch search;
    private final List<String> regimes;

    private PublishedTable(
            String currency, OwnFigures now, OwnFigures then, RegimeSearch search, List<String> regimes) {
        this.currency = currency;
        this.now = now;
        this.then = then;
        this.search = search;
        this.regimes = List.copyOf(regimes);
    }

    static PublishedTable read(
            Connection connection, CompareRequest request, OfficialTable table, String currency, List<OfficialRow> rows)
            throws SQLException {
        Map<String, String> options = new HashMap<>(request.filters());
        List<String> months = table.rows().stream()
                .map(row -> table.value(row, Dimension.MONTH))
                .sorted()
                .toList();
        options.put("from", months.get(0));
        options.put("to", months.get(months.size() - 1));
        OwnFigures now = OwnFigures.read(connection, table.dimensions(), options, currency);
        request.knownOn().ifPresent(day -> options.put(OptionReader.KNOWN_ON.name(), day.toString()));
        OwnFigures then =
                request.knownOn().isEmpty() ? now : OwnFigures.read(connection, table.dimensions(), options, currency);
        RegimeSearch search = new RegimeSearch(
                rows.stream()
                        .flatMap(row -> comparable(row, now, then).stream())
                        .toList(),
                candidates(connection, table, options, currency));
        return new PublishedTable(currency, now, then, search, search.find());
    }

    /** Regimes that the table counts otherwise. */
    List<String> regimes() {
        return regimes;
    }

    ComparedRow compare(OfficialRow row) {
        Optional<BigDecimal> own = now.figure(row.key()).flatMap(OwnFigures.Figure::value);
        String reason = Stream.of(now, then)
                .flatMap(figures -> figures.figure(row.key()).stream())
                .map(OwnFigures.Figure::reason)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (row.value().isEmpty()) {
            return unsplit(row, own, ComparisonResult.NOT_PUBLISHED, reason);
        }
        if (!reason.isEmpty()) {
            return unsplit(row, own, ComparisonResult.NO_RATE, reason);
        }
        return comparable(row, now, then)
                .map(comparable -> split(row, own, comparable.split(search.sum(regimes, comparable))))
                .orElseGet(() -> unsplit(
                        row,
                        own,
                        row.value().get().signum() == 0 ? ComparisonResult.EQUAL : ComparisonResult.ONLY_OFFICIAL,
                        ""));
    }

    /** Figures of the table's months whose key the table does not have. */
    List<ComparedRow> unmatched(OfficialTable table) {
        Set<List<String>> known = table.rows().stream().map(OfficialRow::key).collect(Collectors.toSet());
        Set<String> months = table.rows().stream()
                .map(row -> table.value(row, Dimension.MONTH))
                .collect(Collectors.toSet());
        int month = table.dimensions().indexOf(Dimension.MONTH);
        return now.figures().entrySet().stream()
                .filter(own -> !known.contains(own.getKey())
                        && months.contains(own.getKey().get(month)))
                .sorted(Comparator.comparing(own -> String.join("\0", own.getKey())))
                .map(own -> new ComparedRow(
                        own.getKey(),
                        currency,
                        Optional.empty(),
                        own.getValue().value(),
                        Optional.empty(),
                        ComparisonResult.ONLY_OWN,
                        own.getValue().reason()))
                .toList();
    }

    private ComparedRow split(OfficialRow row, Optional<BigDecimal> own, Split split) {
        ComparisonResult result = split.difference().abs().compareTo(row.tolerance()) <= 0
                ? ComparisonResult.EQUAL
                : split.isExplained(row) ? ComparisonResult.EXPLAINED : ComparisonResult.DIFFERENT;
        return new ComparedRow(row.key(), currency, row.value(), own, Optional.of(split), result, "");
    }

    private ComparedRow unsplit(OfficialRow row, Optional<BigDecimal> own, ComparisonResult result, String reason) {
        return new ComparedRow(row.key(), currency, row.value(), own, Optional.empty(), result, reason);
    }

    /** A row with a value, if the store has or had a value for it. */
    private static Optional<RegimeSearch.Row> comparable(OfficialRow row, OwnFigures now, OwnFigures then) {
        List<OwnFigures.Figure> figures = Stream.of(now, then)
                .flatMap(own -> own.figure(row.key()).stream())
                .toList();
        return row.value()
                .filter(value -> !figures.isEmpty()
                        && figures.stream().allMatch(figure -> figure.value().isPresent()))
                .map(value -> new RegimeSearch.Row(
                        row,
                        value,
                        now.figure(row.key()).flatMap(OwnFigures.Figure::value).orElse(BigDecimal.ZERO),
                        then.valueOf(row.key())));
    }

    /** What each regime would add: included ones, which the table may leave out, and memorandum items, which it may have. */
    private static Map<String, Map<List<String>, Valued>> candidates(
            Connection connection, OfficialTable table, Map<String, String> options, String currency)
            throws SQLException {
        if (table.has(Dimension.REGIME) || options.containsKey(Dimension.REGIME.code())) {
            return Map.of();
        }
        List<Dimension> dimensions = new ArrayList<>(table.dimensions());
        dimensions.add(Dimension.REGIME);
        Map<String, Map<List<String>, Valued>> candidates = new TreeMap<>();
        OwnFigures included = OwnFigures.read(connection, dimensions, options, currency);
        included.figures()
                .keySet()
                .forEach(key -> put(candidates, key, included.valueOf(key).negated()));
        Map<String, String> left = new HashMap<>(options);
        left.put(TREATMENT, MEMORANDUM);
        OwnFigures memorandum = OwnFigures.read(connection, dimensions, left, currency);
        memorandum.figures().keySet().forEach(key -> put(candidates, key, memorandum.valueOf(key)));
        return candidates;
    }

    private static void put(
            Map<String, Map<List<String>, Valued>> candidates, List<String> keyWithRegime, Valued valued) {
        int last = keyWithRegime.size() - 1;
        candidates
                .computeIfAbsent(keyWithRegime.get(last), unused -> new HashMap<>())
                .put(keyWithRegime.subList(0, last), valued);
    }
}
