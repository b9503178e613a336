package io.landport.query.rejection;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.rejection.RejectionEntry.Resent;
import io.landport.query.sql.SqlFragment;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** Lists the rejections of the store by time. A page reads at most {@value #SCANNED} rows of one index, whatever it is searched for. */
public final class StoredRejections {
    private static final int ENTRIES = 50;
    private static final int SCANNED = 20_000;

    /** PostgreSQL has the latest moment as infinity. */
    private static final OffsetDateTime LATEST = OffsetDateTime.MAX;

    /**
     * The order of the index decides which rows are looked at, so the limit of the inner query bounds the work. Arguments: how rows compare
     * with the place where the page begins, and the order.
     */
    private static final String PAGE = """
        SELECT f.*, a.at, a.operator, a.outcome, a.message, a.source AS sent_source, a.document_id AS sent_document_id,
          a.revision AS sent_revision, EXISTS (SELECT FROM rejection AS r WHERE r.id = a.message) AS is_rejected
        FROM (
          SELECT r.* FROM (
            SELECT recorded, id, stage, reason, field, document_line, source, document_id, revision, file, line, topic, topic_partition,
              topic_offset, other_numbers
            FROM rejection WHERE (recorded, id) %1$s (?, ?) ORDER BY recorded %2$s, id %2$s LIMIT ?) AS r,
            (SELECT ?::text AS source, ?::text AS reason, ?::text AS wanted) AS s
          WHERE (s.source = '' OR r.source = s.source) AND (s.reason = '' OR r.reason = s.reason)
            AND (s.wanted = '' OR r.id = s.wanted OR strpos(r.document_id, s.wanted) > 0 OR strpos(r.file, s.wanted) > 0
              OR r.other_numbers @> jsonb_build_array(jsonb_build_object('id', s.wanted)))
          ORDER BY r.recorded %2$s, r.id %2$s LIMIT ?) AS f
        LEFT JOIN LATERAL (
          SELECT * FROM operator_action WHERE action = 'resend' AND rejection_id = f.id ORDER BY at DESC LIMIT 1) AS a ON TRUE
        ORDER BY f.recorded %2$s, f.id %2$s\
        """;

    private static final String LAST_SCANNED = """
        SELECT recorded, id FROM rejection WHERE (recorded, id) %1$s (?, ?) ORDER BY recorded %2$s, id %2$s OFFSET ? LIMIT 1\
        """;

    @Language("SQL")
    private static final String RECORDED = "SELECT recorded FROM rejection WHERE id = ?";

    /** The last receipt of a revision is its fate, unless the message itself changed nothing. */
    @Language("SQL")
    private static final String FATES = """
        SELECT CASE WHEN a.outcome <> 'published' THEN a.outcome ELSE coalesce(r.fate, 'waiting') END AS fate, count(*) AS documents
        FROM operator_action a
        LEFT JOIN LATERAL (
          SELECT fate FROM receipt_change
          WHERE source = a.source AND document_id = a.document_id AND (message = a.message OR message IS NULL AND revision = a.revision)
          ORDER BY message IS NULL, topic_offset DESC LIMIT 1) AS r ON TRUE
        WHERE a.request_id > ? || '/' AND a.request_id < ? || '0'
        GROUP BY 1 ORDER BY 1\
        """;

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
        return store.read(connection -> page(connection, search));
    }

    /**
     * When a rejection was last published; empty if there is none with this id.
     *
     * @throws QueryException if the store cannot be read
     */
    public Optional<Instant> recorded(StoreReader store, String id) {
        return store.read(
                connection -> SqlFragment.of(RECORDED, id).read(connection, StoredRejections::recorded).stream()
                        .findFirst());
    }

    /**
     * How many documents of an action have each fate, as {@link RejectionArchive#fates} says.
     *
     * @throws QueryException if the store cannot be read
     */
    public Map<String, Long> fates(StoreReader store, String action) {
        return store
                .read(connection -> SqlFragment.of(FATES, action, action)
                        .read(connection, row -> Map.entry(row.getString("fate"), row.getLong("documents"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private RejectionPage page(Connection connection, RejectionSearch search) throws SQLException {
        List<RejectionEntry> found = new ArrayList<>(
                select(PAGE, search, scanned, search.source(), search.reason(), search.text(), entries + 1)
                        .read(connection, StoredRejections::entry));
        Optional<RejectionPlace> next;
        if (found.size() > entries) {
            found.remove(entries);
            next = Optional.of(found.get(entries - 1).place());
        } else {
            // The last row that was looked at, unless it was the last of all.
            next = select(LAST_SCANNED, search, scanned - 1)
                    .read(connection, row -> new RejectionPlace(recorded(row), row.getString("id")))
                    .stream()
                    .findFirst();
        }
        if (search.isTowardsNewer()) {
            Collections.reverse(found);
        }
        return new RejectionPage(found, next);
    }

    /** A query that begins at the place and goes in the direction of a search. */
    private static SqlFragment select(String pattern, RejectionSearch search, Object... parameters) {
        Optional<RejectionPlace> from = search.from();
        List<Object> all = new ArrayList<>();
        all.add(from.map(place -> place.recorded().atOffset(ZoneOffset.UTC)).orElse(LATEST));
        all.add(from.map(RejectionPlace::id).orElse(""));
        all.addAll(List.of(parameters));
        return new SqlFragment(
                search.isTowardsNewer() ? pattern.formatted(">", "ASC") : pattern.formatted("<", "DESC"), all);
    }

    private static RejectionEntry entry(ResultSet row) throws SQLException {
        String field = row.getString("field");
        return new RejectionEntry(
                origin(row),
                recorded(row),
                row.getString("reason"),
                field == null ? null : new FieldLocation(field, row.getObject("document_line", Integer.class)),
                row.getString("source"),
                row.getString("document_id"),
                row.getObject("revision", Long.class),
                resent(row));
    }

    private static @Nullable Resent resent(ResultSet row) throws SQLException {
        Instant at = Sql.instant(row, "at");
        return at == null
                ? null
                : new Resent(
                        at,
                        row.getString("operator"),
                        row.getString("outcome"),
                        row.getString("message"),
                        row.getString("sent_source"),
                        row.getString("sent_document_id"),
                        row.getObject("sent_revision", Long.class),
                        row.getBoolean("is_rejected"));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return row.getString("stage").equals("feed")
                ? new Origin.FeedLine(row.getString("file"), id.substring(0, id.lastIndexOf(':')), row.getLong("line"))
                : new Origin.TopicRecord(
                        row.getString("topic"), row.getInt("topic_partition"), row.getLong("topic_offset"));
    }

    private static Instant recorded(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, "recorded"));
    }
}
