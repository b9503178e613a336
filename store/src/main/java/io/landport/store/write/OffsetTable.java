package io.landport.store.write;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
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

    private static final int TARGET = 7;

    private OffsetTable() {}

    /** Inserts the positions of partitions that have none. */
    static void insertMissing(Connection connection, Collection<Position> positions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, positions);
            insert.executeUpdate();
        }
    }

    /** Reads the stored positions of these partitions. */
    static List<Position> read(Connection connection, Collection<Position> positions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(
                    1, array(connection, "text", positions, p -> p.identity().topic()));
            select.setArray(
                    2, array(connection, "integer", positions, p -> p.identity().partition()));
            try (ResultSet rows = select.executeQuery()) {
                List<Position> stored = new ArrayList<>();
                while (rows.next()) {
                    stored.add(position(rows));
                }
                return stored;
            }
        }
    }

    /** Advances each partition; false if one is not at the expected position, and then the caller must roll back. */
    static boolean advance(Connection connection, Collection<OffsetAdvance> advances) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
            bind(connection, update, advances.stream().map(OffsetAdvance::from).toList());
            update.setArray(TARGET, array(connection, "bigint", advances, OffsetAdvance::to));
            return update.executeUpdate() == advances.size();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<Position> positions)
            throws SQLException {
        int parameter = 0;
        statement.setArray(
                ++parameter,
                array(connection, "text", positions, p -> p.identity().topic()));
        statement.setArray(
                ++parameter,
                array(connection, "integer", positions, p -> p.identity().partition()));
        statement.setArray(
                ++parameter,
                array(connection, "text", positions, p -> p.identity().topicId()));
        statement.setArray(
                ++parameter,
                array(connection, "text", positions, p -> p.identity().clusterId()));
        statement.setArray(
                ++parameter,
                array(connection, "integer", positions, p -> p.identity().generation()));
        statement.setArray(++parameter, array(connection, "bigint", positions, Position::next));
    }

    private static <T> Array array(Connection connection, String type, Collection<T> rows, Function<T, Object> cell)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(cell).toArray());
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
