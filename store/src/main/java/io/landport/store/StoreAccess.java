package io.landport.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.intellij.lang.annotations.Language;

/**
 * How a user of the database stands to the store in the schema that his search path names first, as the database itself has it.
 *
 * @param owner the store's; empty where there is no store yet
 * @param mayMigrate whether he is its owner or, where there is no store yet, may make one
 * @param maySeeHistory whether there is a store, and he may see which migrations it has
 * @param views how many of its views he may read
 * @param tables how many of its tables he may read, those of years not counted
 * @param written how many of its tables he may write to, likewise
 * @param isReadOnly whether his transactions are, unless he says otherwise
 * @param longestStatement such as 1min, unless he says otherwise; 0 for any length
 */
public record StoreAccess(
        String user,
        String owner,
        boolean mayMigrate,
        boolean maySeeHistory,
        int views,
        int tables,
        int written,
        boolean isReadOnly,
        String longestStatement) {

    @Language("SQL")
    private static final String QUESTION = """
            SELECT current_user, coalesce(pg_get_userbyid(h.relowner), ''),
              coalesce(pg_has_role(h.relowner, 'USAGE'), has_schema_privilege(current_schema(), 'CREATE')),
              has_table_privilege(h.oid, 'SELECT'), r.views, r.tables, r.written,
              current_setting('default_transaction_read_only') = 'on', current_setting('statement_timeout')
            FROM (SELECT to_regclass('flyway_schema_history') AS oid) AS named LEFT JOIN pg_class h USING (oid), (
              SELECT count(*) FILTER (WHERE relkind IN ('v', 'm') AND has_table_privilege(c.oid, 'SELECT')) AS views,
                count(*) FILTER (WHERE relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'SELECT')) AS tables,
                count(*) FILTER (WHERE relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'INSERT')) AS written
              FROM pg_class c
              WHERE relnamespace = current_schema()::regnamespace AND NOT relispartition AND relname <> 'flyway_schema_history'
            ) AS r
            """;

    /** @throws StoreException if the store does not answer */
    public static StoreAccess in(StoreAddress address) {
        try (Connection open = address.connect()) {
            return of(open);
        } catch (SQLException failure) {
            throw new StoreException("cannot open the store at " + address + ": " + failure.getMessage(), failure);
        }
    }

    static StoreAccess of(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            int column = 0;
            return new StoreAccess(
                    row.getString(++column),
                    row.getString(++column),
                    row.getBoolean(++column),
                    row.getBoolean(++column),
                    row.getInt(++column),
                    row.getInt(++column),
                    row.getInt(++column),
                    row.getBoolean(++column),
                    row.getString(++column));
        }
    }
}
