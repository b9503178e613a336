package io.landport.store.schema;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.intellij.lang.annotations.Language;

/**
 * The privileges of a role in the store of the first schema of its search path, as the database reports them.
 *
 * @param owner owner of the store; empty if there is no store yet
 * @param mayMigrate whether the role owns the store or, if there is none yet, may create it
 * @param maySeeHistory whether there is a store and the role may read its schema history
 * @param views number of views that it may read
 * @param tables number of tables that it may read, without partitions
 * @param written number of tables that it may write, without partitions
 * @param isReadOnly whether its transactions are read-only by default
 * @param longestStatement default statement timeout, such as 1min; 0 for none
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
    private static final String QUERY = """
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

    /** @throws StoreException if the store cannot be read */
    public static StoreAccess in(StoreAddress address) {
        try (Connection open = address.connect()) {
            return of(open);
        } catch (SQLException e) {
            throw new StoreException("cannot open the store at " + address + ": " + e.getMessage(), e);
        }
    }

    static StoreAccess of(Connection open) throws SQLException {
        return Sql.read(open, QUERY, StoreAccess::of).get(0);
    }

    private static StoreAccess of(ResultSet row) throws SQLException {
        return new StoreAccess(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getBoolean(8),
                row.getString(9));
    }
}
