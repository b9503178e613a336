package io.landport.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * SQL and its parameters. User input is always bound as a parameter, never part of the SQL.
 *
 * @param parameters days, numbers, lists of days and lists of texts
 */
record SqlFragment(String text, List<Object> parameters) {

    PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int index = 0; index < parameters.size(); index++) {
            statement.setObject(index + 1, bindable(connection, parameters.get(index)));
        }
        return statement;
    }

    private static Object bindable(Connection connection, Object parameter) throws SQLException {
        if (parameter instanceof List<?> values) {
            boolean isOfDays = values.stream().anyMatch(LocalDate.class::isInstance);
            return connection.createArrayOf(isOfDays ? "date" : "text", values.toArray());
        }
        return parameter;
    }
}
