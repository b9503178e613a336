package io.landport.store.generation;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rows of the store that Kafka cannot restore: those that users load or change, the history of the pipeline, and the rejections of
 * feeds, which their topic deletes after 30 days. Each row is a line of JSON. Table names are part of the statements, because SQL has no
 * parameters for identifiers.
 */
public final class RetainedRows {
    private static final String REJECTIONS = "rejected_document";
    private static final int FETCH = 1_000;

    private final StoreAddress store;

    /** @param store address of the live generation, for its writer to read and for its owner to replace rows */
    public RetainedRows(StoreAddress store) {
        this.store = store;
    }

    /** The tables, each after those that it references. */
    public static List<String> tables() {
        return Stream.concat(RetainedTables.NAMES.stream(), Stream.of(REJECTIONS))
                .toList();
    }

    /** Receives the rows of each table. */
    public interface Destination {
        /** Takes the rows of a table, which are read while they are taken. */
        void take(String table, Iterator<String> rows);
    }

    /** Reads all tables in one transaction, as of one point in time. */
    public void read(Destination destination) {
        inTransaction("read", open -> {
            try (Statement statement = open.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                statement.setFetchSize(FETCH);
                for (String table : tables()) {
                    try (ResultSet found = statement.executeQuery(
                            "SELECT to_jsonb(t)::text FROM " + table + " t WHERE " + condition(table))) {
                        destination.take(table, new Rows(found));
                    }
                }
            }
        });
    }

    /** Provides the rows of each table. */
    public interface Origin {
        /** Passes on the rows of a table. */
        void rowsOf(String table, Consumer<Iterator<String>> to);
    }

    /** Replaces the rows of all tables in one transaction. */
    public void replace(Origin origin) {
        inTransaction("replace", open -> {
            List<String> referringFirst = new ArrayList<>(tables());
            Collections.reverse(referringFirst);
            try (Statement statement = open.createStatement()) {
                for (String table : referringFirst) {
                    statement.execute("DELETE FROM " + table + " WHERE " + condition(table));
                }
            }
            for (String table : tables()) {
                origin.rowsOf(table, rows -> insert(open, table, rows));
            }
        });
    }

    private static void insert(Connection open, String table, Iterator<String> rows) {
        try (PreparedStatement insert = open.prepareStatement(
                "INSERT INTO " + table + " SELECT * FROM jsonb_populate_record(NULL::" + table + ", ?::jsonb)")) {
            int pending = 0;
            while (rows.hasNext()) {
                insert.setString(1, rows.next());
                insert.addBatch();
                pending++;
                if (pending == FETCH || !rows.hasNext()) {
                    insert.executeBatch();
                    pending = 0;
                }
            }
        } catch (SQLException e) {
            throw new StoreException("cannot insert rows into " + table + ": " + e.getMessage(), e);
        }
    }

    private static String condition(String table) {
        return table.equals(REJECTIONS) ? "stage = 'feed'" : "true";
    }

    /** The first column of a result. */
    private static final class Rows implements Iterator<String> {
        private final ResultSet found;
        private boolean hasNext;

        Rows(ResultSet found) throws SQLException {
            this.found = found;
            this.hasNext = found.next();
        }

        @Override
        public boolean hasNext() {
            return hasNext;
        }

        @Override
        public String next() {
            if (!hasNext) {
                throw new NoSuchElementException();
            }
            try {
                String row = found.getString(1);
                hasNext = found.next();
                return row;
            } catch (SQLException e) {
                throw new StoreException("cannot read rows of the store: " + e.getMessage(), e);
            }
        }
    }

    private interface Work {
        void in(Connection open) throws SQLException;
    }

    private void inTransaction(String operation, Work work) {
        try (Connection open = store.connect()) {
            open.setAutoCommit(false);
            work.in(open);
            open.commit();
        } catch (SQLException e) {
            throw new StoreException(
                    "cannot " + operation + " the rows that users load in the store at " + store + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
