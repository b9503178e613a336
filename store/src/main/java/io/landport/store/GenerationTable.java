package io.landport.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.intellij.lang.annotations.Language;

/**
 * The row of {@code store_generation}. Who writes holds it for the length of the transaction, so that closing the store waits
 * for what is being written and nothing is written afterwards.
 */
final class GenerationTable {
    @Language("SQL")
    private static final String ENTER = """
            INSERT INTO store_generation (number, is_open) VALUES (?, true) ON CONFLICT DO NOTHING""";

    /** Holds the row until the transaction ends. */
    @Language("SQL")
    private static final String READ = "SELECT number, is_open FROM store_generation FOR SHARE";

    private GenerationTable() {}

    /** Enters a generation where there is none yet. */
    static void enter(Connection connection, int generation) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
            insert.setInt(1, generation);
            insert.executeUpdate();
        }
    }

    /** @throws StoreException if another generation fills the store now, or this one no longer */
    static void require(Connection connection, int generation) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            int stored = row.next() ? row.getInt(1) : 0;
            if (stored < generation) {
                throw new StoreException("the store is still filled by generation " + stored
                        + ": a rebuild is about to put"
                        + " generation " + generation + " into its place. Start this process again; if no rebuild is"
                        + " running, 'landport rebuild' finishes what one has begun");
            }
            if (stored > generation) {
                throw new StoreException("the store is filled by generation " + stored + " and no longer by generation "
                        + generation + ": start this process again");
            }
            if (!row.getBoolean(2)) {
                throw new StoreException("the store of generation " + generation
                        + " is closed, because the next generation takes its place: start this process again");
            }
        }
    }
}
