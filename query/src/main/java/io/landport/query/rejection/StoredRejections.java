package io.landport.query.rejection;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.rejection.RejectionEntry.Resent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** Lists the rejections of the store by time. A page reads at most {@value #SCANNED} rows of one index, whatever it is searched for. */
public final class StoredRejections {
    private static final int ENTRIES = 50;
    private static final int SCANNED = 20_000;

    /** PostgreSQL has the latest moment as infinity. */
    private static final OffsetDateTime LATEST = OffsetDateTime.MAX;

    /** The order of the index decides which rows are looked at, so the limit of the inner query bounds the work. */
    private static final String PAGE = """
        SELECT r.* FROM (
          SELECT recorded, id, stage, reason, field, document_line, source, document_id, revision, file, line, topic, topic_partition,
            topic_offset, other_numbers
          FROM rejection WHERE (recorded, id) %1$s (?, ?) ORDER BY recorded %2$s, id %2$s LIMIT ?) AS r,
          (SELECT ?::text AS source, ?::text AS reason, ?::text AS wanted) AS s
        WHERE (s.source = '' OR r.source = s.source) AND (s.reason = '' OR r.reason = s.reason)
          AND (s.wanted = '' OR r.id = s.wanted OR strpos(r.document_id, s.wanted) > 0 OR strpos(r.file, s.wanted) > 0
            OR r.other_numbers @> jsonb_build_array(jsonb_build_object('id', s.wanted)))
        ORDER BY r.recorded %2$s, r.id %2$s LIMIT ?\
        """;

    private static final String LAST_SCANNED = """
        SELECT recorded, id FROM rejection WHERE (recorded, id) %1$s (?, ?) ORDER BY recorded %2$s, id %2$s OFFSET ? LIMIT 1\
        """;

    @Language("SQL")
    private static final String RESENT = """
        SELECT DISTINCT ON (a.rejection_id) a.rejection_id, a.at, a.operator, a.outcome, a.message, a.source, a.document_id, a.revision,
          EXISTS (SELECT FROM rejection r WHERE r.id = a.message) AS is_rejected
        FROM operator_action a WHERE a.action = 'resend' AND a.rejection_id = ANY (?)
        ORDER BY a.rejection_id, a.at DESC\
        """;

    @Language("SQL")
    private static final String RECORDED = "SELECT recorded FROM rejection WHERE id = ?";

    private final int entries;
    private final int scanned;

    /** Pages of {@value #ENTRIES} entries. */
    public StoredRejections() {
        this(ENTRIES, SCANNED);
    }

    StoredRejections(int entries, int scanned) {
        this.entries = entries;
        this.scanned = scanned;
    }

    /**
     * A page of a list.
     *
     * @throws QueryException if the store cannot be read
     */
    public RejectionPage page(StoreReader store, RejectionSearch search) {
        return reading(store, connection -> page(connection, search));
    }

    /**
     * When a rejection was last published; empty if there is none with this id.
     *
     * @throws QueryException if the store cannot be read
     */
    public Optional<Instant> recorded(StoreReader store, String id) {
        return reading(store, connection -> {
            try (PreparedStatement question = connection.prepareStatement(RECORDED)) {
                question.setString(1, id);
                try (ResultSet rows = question.executeQuery()) {
                    return rows.next() ? Optional.of(recorded(rows)) : Optional.empty();
                }
            }
        });
    }

    private RejectionPage page(Connection connection, RejectionSearch search) throws SQLException {
        List<RejectionEntry> found = found(connection, search);
        Optional<RejectionPlace> next;
        if (found.size() > entries) {
            found = found.subList(0, entries);
            next = Optional.of(found.get(entries - 1).place());
        } else {
            next = lastScanned(connection, search);
        }
        List<RejectionEntry> ordered = new ArrayList<>(found);
        if (search.isTowardsNewer()) {
            Collections.reverse(ordered);
        }
        return new RejectionPage(ordered, next);
    }

    private List<RejectionEntry> found(Connection connection, RejectionSearch search) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(directed(PAGE, search))) {
            begin(question, search);
            question.setInt(3, scanned);
            question.setString(4, search.source());
            question.setString(5, search.reason());
            question.setString(6, search.text());
            question.setInt(7, entries + 1);
            try (ResultSet found = question.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        Map<String, Resent> resent = resent(connection, rows);
        List<RejectionEntry> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.entry(resent.get(row.origin.id()))));
        return found;
    }

    /** The last row that was looked at; empty if it was the last of all. */
    private Optional<RejectionPlace> lastScanned(Connection connection, RejectionSearch search) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(directed(LAST_SCANNED, search))) {
            begin(question, search);
            question.setInt(3, scanned - 1);
            try (ResultSet rows = question.executeQuery()) {
                return rows.next()
                        ? Optional.of(new RejectionPlace(recorded(rows), rows.getString("id")))
                        : Optional.empty();
            }
        }
    }

    private static String directed(String pattern, RejectionSearch search) {
        return search.isTowardsNewer() ? pattern.formatted(">", "ASC") : pattern.formatted("<", "DESC");
    }

    private static void begin(PreparedStatement question, RejectionSearch search) throws SQLException {
        question.setObject(
                1,
                search.from()
                        .map(place -> place.recorded().atOffset(ZoneOffset.UTC))
                        .orElse(LATEST));
        question.setString(2, search.from().map(RejectionPlace::id).orElse(""));
    }

    private static Map<String, Resent> resent(Connection connection, List<Row> rows) throws SQLException {
        Map<String, Resent> resent = new HashMap<>();
        try (PreparedStatement question = connection.prepareStatement(RESENT)) {
            question.setArray(
                    1,
                    connection.createArrayOf(
                            "text", rows.stream().map(row -> row.origin.id()).toArray()));
            try (ResultSet found = question.executeQuery()) {
                while (found.next()) {
                    resent.put(
                            found.getString("rejection_id"),
                            new Resent(
                                    found.getObject("at", OffsetDateTime.class).toInstant(),
                                    found.getString("operator"),
                                    found.getString("outcome"),
                                    found.getString("message"),
                                    found.getString("source"),
                                    found.getString("document_id"),
                                    found.getObject("revision", Long.class),
                                    found.getBoolean("is_rejected")));
                }
            }
        }
        return resent;
    }

    /** An entry before it is known whether it was corrected. */
    private record Row(
            Origin origin,
            Instant recorded,
            String reason,
            @Nullable FieldLocation location,
            String source,
            @Nullable String document,
            @Nullable Long revision) {

        RejectionEntry entry(@Nullable Resent resent) {
            return new RejectionEntry(origin, recorded, reason, location, source, document, revision, resent);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String field = row.getString("field");
        return new Row(
                origin(row),
                recorded(row),
                row.getString("reason"),
                field == null ? null : new FieldLocation(field, row.getObject("document_line", Integer.class)),
                row.getString("source"),
                row.getString("document_id"),
                row.getObject("revision", Long.class));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return row.getString("stage").equals("feed")
                ? new Origin.FeedLine(row.getString("file"), id.substring(0, id.lastIndexOf(':')), row.getLong("line"))
                : new Origin.TopicRecord(
                        row.getString("topic"), row.getInt("topic_partition"), row.getLong("topic_offset"));
    }

    private static Instant recorded(ResultSet row) throws SQLException {
        return row.getObject("recorded", OffsetDateTime.class).toInstant();
    }

    private static <T> T reading(StoreReader store, StoreReader.StoreReading<T> reading) {
        try {
            return store.read(reading);
        } catch (IOException e) {
            throw new UncheckedIOException("only the store is read", e);
        }
    }
}
