package io.landport.store.index;

import io.landport.domain.document.Channel;
import io.landport.store.sql.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;
import org.postgresql.PGStatement;

/** Writes segments to the tables of the index and reads them. Commits nothing. */
public final class IndexTables {
    @Language("SQL")
    private static final String DELETE_OTHERS =
            "DELETE FROM document_segment WHERE channel = ? AND partition = ? AND topic_id <> ?";

    @Language("SQL")
    private static final String POSITION = """
            SELECT end_offset, latest_moment FROM document_segment WHERE channel = ? AND partition = ?
            ORDER BY first_offset DESC LIMIT 1""";

    @Language("SQL")
    private static final String INSERT_HEAD = """
            INSERT INTO document_segment (channel, partition, topic_id, first_offset, end_offset, messages, latest_moment,
              places, received_days)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            RETURNING id""";

    @Language("SQL")
    private static final String INSERT_REVISIONS = """
            INSERT INTO document_revision_posting (segment, month, postings)
            SELECT ?, * FROM unnest(?::date[], ?::bytea[])""";

    @Language("SQL")
    private static final String INSERT_MESSAGES = """
            INSERT INTO document_message_posting (segment, bucket, postings)
            SELECT ?, * FROM unnest(?::integer[], ?::bytea[])""";

    @Language("SQL")
    private static final String HEADS = """
            SELECT id, channel, partition, first_offset, end_offset, messages, latest_moment, places, received_days
            FROM document_segment WHERE topic_id = ? ORDER BY channel, partition, first_offset""";

    @Language("SQL")
    private static final String REVISIONS =
            "SELECT segment, month, postings FROM document_revision_posting WHERE month BETWEEN ? AND ?";

    @Language("SQL")
    private static final String MESSAGES = """
            SELECT p.segment, p.postings
            FROM unnest(?::integer[], ?::integer[]) AS wanted (segment, bucket)
            JOIN document_message_posting p USING (segment, bucket)""";

    /** Rows of postings are some kilobytes each. */
    private static final int FETCH_SIZE = 200;

    /** The driver's value for statements whose results are binary from the first execution on. */
    private static final int FROM_THE_FIRST = -1;

    private IndexTables() {}

    /** Receives postings with the number of their segment. */
    public interface RevisionReader {
        void read(int segment, YearMonth month, RevisionPostings postings);
    }

    /** Receives postings with the number of their segment. */
    public interface MessageReader {
        void read(int segment, MessagePostings postings);
    }

    /** The position after the last segment of a partition. Deletes segments of an earlier topic of the same name. */
    public static IndexPosition position(Connection connection, DocumentPartition partition, String topicId)
            throws SQLException {
        String channel = partition.channel().code();
        Sql.update(connection, DELETE_OTHERS, channel, partition.number(), topicId);
        return Sql.read(
                        connection,
                        POSITION,
                        row -> new IndexPosition(row.getLong(1), row.getLong(2)),
                        channel,
                        partition.number())
                .stream()
                .findFirst()
                .orElse(IndexPosition.START);
    }

    /** Writes a segment; false if the partition has a segment from the same offset on, and then nothing is written. */
    public static boolean write(Connection connection, Segment segment, String topicId) throws SQLException {
        SegmentHead head = segment.head();
        List<Integer> inserted = Sql.read(
                connection,
                INSERT_HEAD,
                row -> row.getInt(1),
                head.partition().channel().code(),
                head.partition().number(),
                topicId,
                head.firstOffset(),
                head.endOffset(),
                head.messages(),
                head.latestMoment(),
                PlaceList.pack(head.places()),
                head.receivedDays().pack(head.firstOffset()));
        if (inserted.isEmpty()) {
            return false;
        }
        int id = inserted.get(0);
        List<YearMonth> months = List.copyOf(segment.revisions().keySet());
        write(
                connection,
                INSERT_REVISIONS,
                id,
                connection.createArrayOf(
                        "date",
                        months.stream()
                                .map(month -> Date.valueOf(month.atDay(1)))
                                .toArray()),
                months.stream()
                        .map(month -> segment.revisions()
                                .getOrDefault(month, RevisionPostings.EMPTY)
                                .packed())
                        .toArray(byte[][]::new));
        List<Integer> buckets = new ArrayList<>();
        for (int bucket = 0; bucket < segment.messages().size(); bucket++) {
            buckets.add(bucket);
        }
        write(
                connection,
                INSERT_MESSAGES,
                id,
                connection.createArrayOf("integer", buckets.toArray()),
                segment.messages().stream().map(MessagePostings::packed).toArray(byte[][]::new));
        return true;
    }

    /** The heads of all segments of a topic, by number, each partition in the order of its offsets. */
    public static Map<Integer, SegmentHead> heads(Connection connection, String topicId) throws SQLException {
        Map<Integer, SegmentHead> heads = new HashMap<>();
        Sql.read(connection, HEADS, row -> heads.put(row.getInt("id"), head(row)), topicId);
        return heads;
    }

    /** Reads the postings of months in no particular order. */
    public static void revisions(Connection connection, YearMonth first, YearMonth last, RevisionReader reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REVISIONS)) {
            select.setDate(1, Date.valueOf(first.atDay(1)));
            select.setDate(2, Date.valueOf(last.atDay(1)));
            readInBinary(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(
                            rows.getInt(1),
                            YearMonth.from(rows.getDate(2).toLocalDate()),
                            new RevisionPostings(rows.getBytes(3)));
                }
            }
        }
    }

    /**
     * Reads the postings that may contain documents.
     *
     * @param wanted hashes of the keys in each segment
     */
    public static void messages(Connection connection, Map<Integer, long[]> wanted, MessageReader reader)
            throws SQLException {
        List<Integer> segments = new ArrayList<>();
        List<Integer> buckets = new ArrayList<>();
        wanted.forEach((segment, hashes) -> {
            int last = -1;
            for (long hash : hashes) {
                int bucket = KeyHash.bucket((int) hash);
                if (bucket != last) {
                    segments.add(segment);
                    buckets.add(bucket);
                    last = bucket;
                }
            }
        });
        try (PreparedStatement select = connection.prepareStatement(MESSAGES)) {
            select.setArray(1, connection.createArrayOf("integer", segments.toArray()));
            select.setArray(2, connection.createArrayOf("integer", buckets.toArray()));
            readInBinary(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows.getInt(1), new MessagePostings(rows.getBytes(2)));
                }
            }
        }
    }

    /** The driver reads the first executions of a statement as text, which has twice the bytes of postings. */
    private static void readInBinary(PreparedStatement select) throws SQLException {
        select.setFetchSize(FETCH_SIZE);
        select.unwrap(PGStatement.class).setPrepareThreshold(FROM_THE_FIRST);
    }

    private static void write(
            Connection connection, @Language("SQL") String sql, int segment, Array keys, byte[][] postings)
            throws SQLException {
        Sql.update(connection, sql, segment, keys, connection.createArrayOf("bytea", postings));
    }

    private static SegmentHead head(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        long firstOffset = row.getLong("first_offset");
        return new SegmentHead(
                new DocumentPartition(
                        Channel.ofCode(channel)
                                .orElseThrow(() -> new IllegalArgumentException("unknown channel " + channel)),
                        row.getInt("partition")),
                firstOffset,
                row.getLong("end_offset"),
                row.getInt("messages"),
                row.getLong("latest_moment"),
                PlaceList.of(row.getBytes("places")),
                ReceivedDayStarts.of(row.getBytes("received_days"), firstOffset));
    }
}
