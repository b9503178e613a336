package io.landport.query.compare;

import io.landport.query.question.MonthQuestion;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        each(
                connection,
                MonthQuestion.monthly().request(asked).query(),
                dimensions,
                (key, row) -> declared.computeIfAbsent(key, unused -> new TreeMap<>())
                        .put(row.getString("currency"), row.getBigDecimal("value")));
        asked.put("currency", currency);
        Map<List<String>, Figure> converted = new HashMap<>();
        each(
                connection,
                MonthQuestion.monthly().request(asked).query(),
                dimensions,
                (key, row) -> converted.put(
                        key,
                        new Figure(
                                Optional.ofNullable(row.getBigDecimal("value")),
                                Optional.ofNullable(row.getString("reason")).orElse(""))));
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
    Split.Valued valued(List<String> key) {
        return figure(key)
                .flatMap(Figure::value)
                .map(value -> new Split.Valued(value, declared.getOrDefault(key, Map.of())))
                .orElse(Split.Valued.NOTHING);
    }

    private static void each(Connection connection, Query query, List<Dimension> dimensions, RowReader reader)
            throws SQLException {
        List<String> names = query.columns().stream().map(AnswerColumn::name).toList();
        try (PreparedStatement statement = query.rows().prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<String> key = new ArrayList<>();
                for (Dimension dimension : dimensions) {
                    key.add(rows.getString(names.indexOf(dimension.column()) + 1));
                }
                reader.read(List.copyOf(key), new NamedRow(rows, names));
            }
        }
    }

    private interface RowReader {
        void read(List<String> key, NamedRow row) throws SQLException;
    }

    /** A row whose columns have the names of the answer. */
    private record NamedRow(ResultSet row, List<String> names) {
        @Nullable
        String getString(String name) throws SQLException {
            return row.getString(names.indexOf(name) + 1);
        }

        @Nullable
        BigDecimal getBigDecimal(String name) throws SQLException {
            return row.getBigDecimal(names.indexOf(name) + 1);
        }
    }
}
