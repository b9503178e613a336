package io.landport.bench.peer;

import io.landport.bench.peer.DocumentBatch.Columns;
import io.landport.domain.total.TotalKey;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;
import org.postgresql.PGConnection;

/**
 * The tables of the job in PostgreSQL: documents with what they count, totals, and offsets.
 *
 * <p>A total has a number, because its key would be stored with each line of each document. What a document counts is one array of
 * five numbers for each line, smaller and faster than an array for each column: number of the total, lines, lines without weight,
 * value in 1/10,000, net weight in 1/1,000 kilogram. Sums are {@code bigint}, which reports an overflow.
 */
final class PlainTables implements AutoCloseable {
    static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM plain_total";

    @Language("SQL")
    static final String TOTALS = """
            SELECT key, lines, lines_without_weight, value * 0.0001, net_weight * 0.001
            FROM plain_total JOIN plain_total_key USING (id)""";

    /** Free space in pages keeps new versions of a row in the page of the old one, without a change of the index (HOT). */
    @Language("SQL")
    private static final String CREATE = """
            CREATE TABLE plain_document (
              id text PRIMARY KEY, revision bigint NOT NULL, counted bigint[] NOT NULL
            ) WITH (fillfactor = 85);
            CREATE TABLE plain_total_key (
              id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL UNIQUE
            );
            CREATE TABLE plain_total (
              id integer PRIMARY KEY, lines bigint NOT NULL, lines_without_weight bigint NOT NULL, value bigint NOT NULL,
              net_weight bigint NOT NULL
            ) WITH (fillfactor = 45);
            CREATE TABLE plain_offset (partition integer PRIMARY KEY, next bigint NOT NULL)""";

    @Language("SQL")
    private static final String CREATE_OFFSETS = """
            INSERT INTO plain_offset SELECT partition, 0 FROM generate_series(0, ? - 1) AS partition""";

    @Language("SQL")
    private static final String OFFSETS = "SELECT partition, next FROM plain_offset";

    @Language("SQL")
    private static final String ADVANCE = """
            UPDATE plain_offset AS stored SET next = given.next
            FROM unnest(?::integer[], ?::bigint[], ?::bigint[]) AS given (partition, expected, next)
            WHERE stored.partition = given.partition AND stored.next = given.expected""";

    @Language("SQL")
    private static final String NUMBER = """
            INSERT INTO plain_total_key (key) SELECT key FROM unnest(?::text[]) AS key ORDER BY key ON CONFLICT DO NOTHING""";

    @Language("SQL")
    private static final String NUMBERS = "SELECT key, id FROM plain_total_key WHERE key = ANY (?::text[])";

    /** Rows of totals are locked in the order of their numbers, so that two members wait for each other but never in a circle. */
    @Language("SQL")
    private static final String SETTLE = """
            WITH won AS (
              INSERT INTO plain_document AS stored (id, revision, counted)
              SELECT id, revision, (?::bigint[])[first:last]
              FROM unnest(?::text[], ?::bigint[], ?::integer[], ?::integer[]) AS given (id, revision, first, last)
              ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, counted = excluded.counted
              WHERE stored.revision < excluded.revision
              RETURNING old.counted AS before, new.counted AS after
            ), line AS (
              SELECT sign, counted, generate_series(1, cardinality(counted), 5) AS at
              FROM (
                SELECT 1 AS sign, after AS counted FROM won
                UNION ALL
                SELECT -1, before FROM won WHERE before IS NOT NULL
              ) AS change
            )
            INSERT INTO plain_total AS stored (id, lines, lines_without_weight, value, net_weight)
            SELECT counted[at], sum(sign * counted[at + 1]), sum(sign * counted[at + 2]), sum(sign * counted[at + 3]),
              sum(sign * counted[at + 4])
            FROM line
            GROUP BY counted[at]
            ORDER BY counted[at]
            ON CONFLICT (id) DO UPDATE SET (lines, lines_without_weight, value, net_weight)
              = ROW(stored.lines + excluded.lines, stored.lines_without_weight + excluded.lines_without_weight,
                    stored.value + excluded.value, stored.net_weight + excluded.net_weight)""";

    private final Connection connection;
    private final PGConnection arrays;

    private PlainTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.arrays = connection.unwrap(PGConnection.class);
    }

    /** Creates the tables, with all offsets at the beginning. */
    static void create(Connection connection, int partitions) throws SQLException {
        Sql.update(connection, CREATE);
        Sql.update(connection, CREATE_OFFSETS, partitions);
    }

    /** @param connection is closed with the tables */
    static PlainTables open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new PlainTables(connection);
    }

    /** The next offset of each partition. */
    Map<Integer, Long> offsets() throws SQLException {
        Map<Integer, Long> offsets = new HashMap<>();
        Sql.read(connection, OFFSETS, row -> offsets.put(row.getInt(1), row.getLong(2)));
        connection.commit();
        return offsets;
    }

    /** The numbers of totals, which are assigned if they have none. */
    Map<TotalKey, Integer> numbers(Collection<TotalKey> keys) throws SQLException {
        Map<String, TotalKey> byText = new HashMap<>();
        keys.forEach(key -> byText.put(key.key(), key));
        List<String> texts = List.copyOf(byText.keySet());
        Map<TotalKey, Integer> numbers = new HashMap<>();
        Sql.update(connection, NUMBER, texts);
        Sql.read(connection, NUMBERS, row -> numbers.put(byText.get(row.getString(1)), row.getInt(2)), texts);
        connection.commit();
        return numbers;
    }

    /**
     * Writes a batch in one transaction.
     *
     * @throws IllegalStateException if another member has written the offsets; nothing is written then
     */
    void write(Columns documents, OffsetRange offsets) throws SQLException {
        advance(offsets);
        Sql.update(
                connection,
                SETTLE,
                arrays.createArrayOf("int8", documents.counted()),
                arrays.createArrayOf("text", documents.ids()),
                arrays.createArrayOf("int8", documents.revisions()),
                arrays.createArrayOf("int4", documents.first()),
                arrays.createArrayOf("int4", documents.last()));
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void advance(OffsetRange offsets) throws SQLException {
        int advanced = Sql.update(
                connection,
                ADVANCE,
                arrays.createArrayOf("int4", offsets.partitions()),
                arrays.createArrayOf("int8", offsets.expected()),
                arrays.createArrayOf("int8", offsets.next()));
        if (advanced != offsets.partitions().length) {
            connection.rollback();
            throw new IllegalStateException("another member has written the offsets of " + offsets);
        }
    }
}
