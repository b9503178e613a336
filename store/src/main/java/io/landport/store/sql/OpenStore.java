package io.landport.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.intellij.lang.annotations.Language;

/** A connection to the live generation: runs statements about schemas, whose names cannot be parameters. */
public record OpenStore(Connection connection) {
    @Language("SQL")
    private static final String NUMBER = "SELECT number FROM store_generation";

    /** The schema that is first in the search path. */
    public String schema() throws SQLException {
        return Optional.ofNullable(connection.getSchema())
                .orElseThrow(() -> new SQLException("no schema of the search path exists"));
    }

    /** The number of the live generation; empty if nothing has been written yet. */
    public OptionalInt number() throws SQLException {
        List<String> found = texts(NUMBER);
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(found.get(0)));
    }

    /** The first column of the rows of a query. */
    public List<String> texts(String sql, Object... parameters) throws SQLException {
        return Sql.read(connection, sql, row -> row.getString(1), parameters);
    }

    /** Whether a query has a row. */
    public boolean hasRow(String sql, Object... parameters) throws SQLException {
        return !texts(sql, parameters).isEmpty();
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A name as an identifier of SQL. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
