package io.landport.query.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;

/**
 * SQL and its parameters. User input is always bound as a parameter, never part of the SQL.
 *
 * @param parameters days, numbers, lists of days, lists of texts, and sort keys
 */
public record SqlFragment(String text, List<Object> parameters) {

    public PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int index = 0; index < parameters.size(); index++) {
            bind(connection, statement, index + 1, parameters.get(index));
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int place, Object parameter)
            throws SQLException {
        if (parameter instanceof SortKey key) {
            // Of the type of the column that it is compared with.
            statement.setObject(place, key.text(), Types.OTHER);
        } else {
            statement.setObject(place, bindable(connection, parameter));
        }
    }

    private static Object bindable(Connection connection, Object parameter) throws SQLException {
        if (parameter instanceof List<?> values) {
            boolean isOfDays = values.stream().anyMatch(LocalDate.class::isInstance);
            return connection.createArrayOf(isOfDays ? "date" : "text", values.toArray());
        }
        return parameter;
    }
}
