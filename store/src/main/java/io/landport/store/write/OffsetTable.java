package io.landport.store.write;

import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Reads and writes {@code sink_offset}. */
final class OffsetTable {
    @Language("SQL")
    private static final String INSERT = """
            INSERT INTO sink_offset (topic, partition, topic_id, cluster_id, generation, next_offset)
            SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::bigint[])
            ON CONFLICT DO NOTHING""";

    @Language("SQL")
    private static final String SELECT = """
            SELECT topic, partition, topic_id, cluster_id, generation, next_offset
            FROM sink_offset
            WHERE (topic, partition) IN (SELECT * FROM unnest(?::text[], ?::integer[]))""";

    @Language("SQL")
    private static final String ADVANCE = """
            UPDATE sink_offset s
            SET next_offset = m.target
            FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[])
              AS m (topic, partition, topic_id, cluster_id, generation, expected, target)
            WHERE (s.topic, s.partition, s.topic_id, s.cluster_id, s.generation, s.next_offset)
              = (m.topic, m.partition, m.topic_id, m.cluster_id, m.generation, m.expected)""";

    private static final List<Column> KEY = Column.list("topic text, partition integer");
    private static final List<Column> POSITION = Column.list(
            "topic text, partition integer, topic_id text, cluster_id text, generation integer, next_offset bigint");
    private static final List<Column> ADVANCED = Column.list("topic text, partition integer, topic_id text,"
            + " cluster_id text, generation integer, expected bigint, target bigint");

    private OffsetTable() {}

    /** Inserts the positions of partitions that have none. */
    static void insertMissing(Connection connection, Collection<Position> positions) throws SQLException {
        List<Object[]> rows =
                positions.stream().map(position -> cells(position).toArray()).toList();
        Upsert.execute(connection, INSERT, POSITION, rows);
    }

    /** Reads the stored positions of these partitions. */
    static List<Position> read(Connection connection, Collection<Position> positions) throws SQLException {
        List<Object[]> keys =
                positions.stream().map(position -> cells(position).toArray()).toList();
        return Sql.read(connection, SELECT, OffsetTable::position, Upsert.arrays(connection, KEY, keys));
    }

    /** Advances each partition; false if one is not at the expected position, and then the caller must roll back. */
    static boolean advance(Connection connection, Collection<OffsetAdvance> advances) throws SQLException {
        List<Object[]> rows = advances.stream()
                .map(advance -> Stream.concat(cells(advance.from()), Stream.of(advance.to()))
                        .toArray())
                .toList();
        return Upsert.execute(connection, ADVANCE, ADVANCED, rows) == advances.size();
    }

    /** In the order of the columns. */
    private static Stream<Object> cells(Position position) {
        PartitionIdentity identity = position.identity();
        return Stream.of(
                identity.topic(),
                identity.partition(),
                identity.topicId(),
                identity.clusterId(),
                identity.generation(),
                position.next());
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                new PartitionIdentity(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getString("topic_id"),
                        row.getString("cluster_id"),
                        row.getInt("generation")),
                row.getLong("next_offset"));
    }
}
