package io.landport.query;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * SQL and what is bound to it. Whatever a user typed is bound, never written into the SQL.
 *
 * @param parameters days and lists of texts
 */
record Sql(String text, List<Object> parameters) {

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
}
