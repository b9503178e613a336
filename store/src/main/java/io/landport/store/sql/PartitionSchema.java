package io.landport.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.intellij.lang.annotations.Language;

/**
 * The schema of the partitions of a store, beside the schema of its tables and views. It is in no search path, so listings of tables do not
 * show partitions, and statements that name a partition qualify it.
 */
public final class PartitionSchema {
    public static final String SUFFIX = "_partitions";

    /** Tables with partitions beside them. */
    @Language("SQL")
    private static final String TABLES = """
            SELECT DISTINCT t.relname
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class t ON t.oid = i.inhparent
            WHERE c.relkind = 'r' AND c.relispartition
              AND c.relnamespace = current_schema()::regnamespace AND t.relnamespace = current_schema()::regnamespace
            ORDER BY 1""";

    /** Their partitions. */
    @Language("SQL")
    private static final String PARTITIONS = """
            SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relispartition AND relnamespace = current_schema()::regnamespace
            ORDER BY 1""";

    private PartitionSchema() {}

    /** The quoted name of the schema for the partitions of the tables that the search path finds. */
    public static String of(Connection connection) throws SQLException {
        return OpenStore.quote(new OpenStore(connection).schema() + SUFFIX);
    }

    /** Moves partitions that were created beside their tables, by migrations or by the owner. Rows are neither read nor written. */
    public static void collect(Connection connection) throws SQLException {
        OpenStore store = new OpenStore(connection);
        // Tables before their partitions, as queries lock them.
        for (String table : store.texts(TABLES)) {
            store.execute("LOCK TABLE " + OpenStore.quote(table) + " IN ACCESS EXCLUSIVE MODE");
        }
        List<String> partitions = store.texts(PARTITIONS);
        for (String partition : partitions) {
            store.execute("ALTER TABLE " + OpenStore.quote(partition) + " SET SCHEMA " + of(connection));
        }
    }
}
