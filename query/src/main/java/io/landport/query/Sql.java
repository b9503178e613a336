package io.landport.query;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query's SQL and what is bound to it. Whatever a user typed is bound, never written into the SQL.
 *
 * @param parameters days and lists of texts
 */
record Sql(String text, List<Object> parameters) {

    /** The answer's rows: grouping, sums, currency. */
    static Sql rows(DailyQuery query) {
        Where where = Where.of(query);
        List<String> keys = Stream.concat(query.grouping().stream().map(Dimension::expression), Stream.of("currency"))
                .toList();
        String positions = Stream.iterate(1, position -> position + 1)
                .limit(keys.size())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return new Sql(
                "SELECT " + String.join(", ", keys)
                        + ", sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg) FROM daily_total"
                        + where.text + " GROUP BY " + positions + " HAVING sum(lines) <> 0 ORDER BY " + positions,
                where.parameters);
    }

    /** Reporters of whom several sources are added up in one row, each with these sources. */
    static Sql mixedSources(DailyQuery query) {
        Where where = Where.of(query);
        where.add("lines <> 0");
        String channel = query.isGroupedBy(Dimension.CHANNEL) ? ", channel" : "";
        return new Sql(
                "SELECT DISTINCT reporter, string_agg(DISTINCT source, ', ' ORDER BY source) FROM daily_total"
                        + where.text + " GROUP BY reporter" + channel
                        + " HAVING count(DISTINCT source) > 1 ORDER BY 1, 2",
                where.parameters);
    }

    PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int index = 0; index < parameters.size(); index++) {
            if (parameters.get(index) instanceof LocalDate day) {
                statement.setDate(index + 1, Date.valueOf(day));
            } else if (parameters.get(index) instanceof List<?> values) {
                statement.setArray(index + 1, connection.createArrayOf("text", values.toArray()));
            }
        }
        return statement;
    }

    private static final class Where {
        private String text = "";
        private final List<Object> parameters = new ArrayList<>();

        static Where of(DailyQuery query) {
            Where where = new Where();
            LocalDate from = query.from();
            if (from != null) {
                where.add("day >= ?", from);
            }
            LocalDate to = query.to();
            if (to != null) {
                where.add("day <= ?", to);
            }
            for (Map.Entry<Dimension, List<String>> filter : query.filters().entrySet()) {
                where.add(filter.getKey().expression() + " = ANY (?)", filter.getValue());
            }
            if (!query.currencies().isEmpty()) {
                where.add("currency = ANY (?)", query.currencies());
            }
            return where;
        }

        void add(String condition, Object... bound) {
            text += (text.isEmpty() ? " WHERE " : " AND ") + condition;
            parameters.addAll(List.of(bound));
        }
    }
}
