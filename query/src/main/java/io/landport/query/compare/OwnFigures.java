package io.landport.query.compare;

import io.landport.query.question.TotalsQuestion;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The monthly totals of the store by the dimensions of a table, converted into one currency, and as declared. */
final class OwnFigures {
    private final Map<List<String>, Figure> converted;
    private final Map<List<String>, Map<String, BigDecimal>> declared;

    private OwnFigures(Map<List<String>, Figure> converted, Map<List<String>, Map<String, BigDecimal>> declared) {
        this.converted = converted;
        this.declared = declared;
    }

    /** @param value empty if a rate is missing, for the reason */
    record Figure(Optional<BigDecimal> value, String reason) {}

    /**
     * Reads figures.
     *
     * @param options of the question after monthly totals, without grouping and currency
     */
    static OwnFigures read(
            Connection connection, List<Dimension> dimensions, Map<String, String> options, String currency)
            throws SQLException {
        Map<String, String> asked = new HashMap<>(options);
        asked.put("by", dimensions.stream().map(Dimension::code).collect(Collectors.joining(",")));
        Map<List<String>, Map<String, BigDecimal>> declared = new HashMap<>();
        for (Row row : rows(connection, dimensions, asked)) {
            row.figure.value.ifPresent(value ->
                    declared.computeIfAbsent(row.key, unused -> new TreeMap<>()).put(row.currency, value));
        }
        asked.put("currency", currency);
        Map<List<String>, Figure> converted = new HashMap<>();
        rows(connection, dimensions, asked).forEach(row -> converted.put(row.key, row.figure));
        return new OwnFigures(converted, declared);
    }

    /** Figures by key. */
    Map<List<String>, Figure> figures() {
        return converted;
    }

    /** The figure of a key; empty if nothing was counted. */
    Optional<Figure> figure(List<String> key) {
        return Optional.ofNullable(converted.get(key));
    }

    /** The value of a key, converted and as declared; nothing if nothing was counted or a rate is missing. */
    Split.Valued valueOf(List<String> key) {
        return figure(key)
                .flatMap(Figure::value)
                .map(value -> new Split.Valued(value, declared.getOrDefault(key, Map.of())))
                .orElse(Split.Valued.NOTHING);
    }

    private record Row(List<String> key, String currency, Figure figure) {}

    private static List<Row> rows(Connection connection, List<Dimension> dimensions, Map<String, String> options)
            throws SQLException {
        Query query = TotalsQuestion.monthly().request(options).query();
        List<String> names = query.columns().stream().map(AnswerColumn::name).toList();
        return query.rows().read(connection, row -> {
            List<String> key = new ArrayList<>();
            for (Dimension dimension : dimensions) {
                key.add(row.getString(names.indexOf(dimension.column()) + 1));
            }
            String reason = names.contains("reason") ? row.getString(names.indexOf("reason") + 1) : null;
            return new Row(
                    List.copyOf(key),
                    row.getString(names.indexOf("currency") + 1),
                    new Figure(
                            Optional.ofNullable(row.getBigDecimal(names.indexOf("value") + 1)),
                            reason == null ? "" : reason));
        });
    }
}
