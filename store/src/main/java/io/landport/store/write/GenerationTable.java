package io.landport.store.write;

import io.landport.store.StoreException;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.intellij.lang.annotations.Language;

/**
 * The row of {@code store_generation}. Each writing transaction holds a share lock on it, so that closing the store waits for them and
 * nothing is written afterwards.
 */
final class GenerationTable {
    @Language("SQL")
    private static final String INSERT = """
            INSERT INTO store_generation (number, is_open) VALUES (?, true) ON CONFLICT DO NOTHING""";

    /** Holds the row until the transaction ends. */
    @Language("SQL")
    private static final String READ = "SELECT number, is_open FROM store_generation FOR SHARE";

    private GenerationTable() {}

    /** Inserts the generation if the store has none yet. */
    static void insertIfMissing(Connection connection, int generation) throws SQLException {
        Sql.update(connection, INSERT, generation);
    }

    /** @throws StoreException if the store belongs to another generation, or this one is closed */
    static void requireOpen(Connection connection, int generation) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            int stored = row.next() ? row.getInt(1) : 0;
            if (stored < generation) {
                throw new StoreException("the store still belongs to generation " + stored
                        + ": a rebuild is about to replace it by generation " + generation
                        + ". Restart this process; if no rebuild is running, complete it with 'landport rebuild'");
            }
            if (stored > generation) {
                throw new StoreException("the store belongs to generation " + stored + " and no longer to generation "
                        + generation + ": restart this process");
            }
            if (!row.getBoolean(2)) {
                throw new StoreException("the store of generation " + generation
                        + " is closed because the next generation replaces it: restart this process");
            }
        }
    }
}
