package io.landport.query.receipt;

import io.landport.query.StoreReader;
import io.landport.query.sql.SqlFragment;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** How far feeds were told of their receipts, in the store. Not thread-safe. */
public final class StoredDeliveries {
    /** Partitions progress unevenly, so some receipts are delivered again after a rebuild. They have the ids that they had. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** The reader's transactions are read-only unless it says otherwise. */
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

    /** Analysts and readers may take no advisory locks. */
    @Language("SQL")
    private static final String CLAIM = """
            UPDATE webhook_delivery SET owner = ?, leased_until = clock_timestamp() + interval '1 minute'
            WHERE feed = ? AND (owner = ? OR leased_until < clock_timestamp())""";

    /** Receipts of sources that the feed did not have were not posted: its balance begins again where it is. */
    @Language("SQL")
    private static final String BEGIN_AGAIN = """
            UPDATE webhook_delivery SET sources = ?::text[], first_offsets = next_offsets, delivered = 0, parked = 0, skipped = 0
            WHERE feed = ? AND owner = ? AND sources <> ?::text[]""";

    @Language("SQL")
    private static final String RELEASE = """
            UPDATE webhook_delivery SET leased_until = clock_timestamp() WHERE owner = ?""";

    @Language("SQL")
    private static final String STATE = """
            SELECT feed, topic_id, next_offsets, delivered, parked, skipped, decided, skip_before, failing_since, problem
            FROM webhook_delivery WHERE feed = ?""";

    @Language("SQL")
    private static final String BEGUN = """
            INSERT INTO webhook_delivery (feed, sources, topic_id, first_offsets, next_offsets, delivered, parked, skipped,
              decided, skip_before, failing_since, problem, owner, leased_until)
            VALUES (?, ?::text[], ?, ?::bigint[], ?::bigint[], ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '1 minute')
            ON CONFLICT (feed) DO UPDATE SET
              sources = excluded.sources, topic_id = excluded.topic_id, first_offsets = excluded.first_offsets,
              next_offsets = excluded.next_offsets, delivered = excluded.delivered, parked = excluded.parked,
              skipped = excluded.skipped, decided = excluded.decided, skip_before = excluded.skip_before,
              failing_since = excluded.failing_since, problem = excluded.problem, owner = excluded.owner,
              leased_until = excluded.leased_until""";

    @Language("SQL")
    private static final String ADVANCE = """
            UPDATE webhook_delivery SET next_offsets = ?::bigint[], delivered = ?, parked = ?, skipped = ?, decided = ?,
              failing_since = ?, problem = ?, leased_until = clock_timestamp() + interval '1 minute'
            WHERE feed = ? AND topic_id = ? AND owner = ?""";

    private final String owner;

    /** @param owner the process, which may tell a feed for a minute after it has recorded something */
    public StoredDeliveries(String owner) {
        this.owner = owner;
    }

    /**
     * Where to go on: after what was delivered; at the end of the receipts for a new feed; and after a rebuild with the receipts that are
     * decided later than those that were delivered.
     *
     * @param sources of the feed
     * @return empty if there are no receipts yet, or another process tells the feed
     */
    public Optional<DeliveryState> resume(StoreReader store, String feed, List<String> sources) {
        return store.read(connection -> {
            begin(connection);
            List<ReceiptPosition> positions = ReceiptPosition.all(connection);
            int claimed = Sql.update(connection, CLAIM, owner, feed, owner);
            Sql.update(connection, BEGIN_AGAIN, sources, feed, owner, sources);
            Optional<DeliveryState> known =
                    SqlFragment.of(STATE, feed).read(connection, StoredDeliveries::state).stream()
                            .findFirst();
            boolean isOfOthers = known.isPresent() && claimed == 0;
            if (isOfOthers || (positions.isEmpty() && known.isPresent())) {
                return Optional.<DeliveryState>empty();
            }
            DeliveryState state =
                    known.map(before -> resumed(before, positions)).orElseGet(() -> first(feed, positions));
            if (known.isEmpty()
                    || !known.get().cursor().topic().equals(state.cursor().topic())) {
                write(connection, state, sources);
            }
            return Optional.of(state).filter(found -> !positions.isEmpty());
        });
    }

    /** Keeps how far a feed was told. Returns false if another process has taken over. */
    public boolean record(StoreReader store, DeliveryState state) {
        return store.read(connection -> {
            begin(connection);
            return Sql.update(
                            connection,
                            ADVANCE,
                            state.cursor().next(),
                            state.delivered(),
                            state.parked(),
                            state.skipped(),
                            utc(state.decided()),
                            utc(state.failingSince()),
                            state.problem(),
                            state.feed(),
                            state.cursor().topic(),
                            owner)
                    == 1;
        });
    }

    /** Lets another process tell the feeds at once. */
    public void release(StoreReader store) {
        store.read(connection -> {
            begin(connection);
            return Sql.update(connection, RELEASE, owner);
        });
    }

    private static DeliveryState first(String feed, List<ReceiptPosition> positions) {
        // Without receipts, it begins with the first one that there will be.
        ReceiptCursor end = new ReceiptCursor(
                positions.isEmpty() ? "" : positions.get(0).topic(),
                positions.stream().map(ReceiptPosition::next).toList());
        return new DeliveryState(feed, end, 0, 0, 0, null, null, null, null);
    }

    private static DeliveryState resumed(DeliveryState before, List<ReceiptPosition> positions) {
        String topic = positions.get(0).topic();
        if (!before.cursor().topic().equals(topic)) {
            ReceiptCursor start = new ReceiptCursor(
                    topic, positions.stream().map(ReceiptPosition::expired).toList());
            Instant decided = before.decided();
            return new DeliveryState(
                    before.feed(),
                    start,
                    0,
                    0,
                    0,
                    decided,
                    decided == null ? null : decided.minus(OVERLAP),
                    before.failingSince(),
                    before.problem());
        }
        List<Long> next = before.cursor().next();
        List<Long> kept = IntStream.range(0, positions.size())
                .mapToObj(place -> Math.max(
                        place < next.size() ? next.get(place) : 0,
                        positions.get(place).expired()))
                .toList();
        return before.after(new ReceiptCursor(topic, kept), 0, 0, 0, before.decided());
    }

    private static void begin(Connection connection) throws SQLException {
        Sql.update(connection, BEGIN);
    }

    private void write(Connection connection, DeliveryState state, List<String> sources) throws SQLException {
        List<Long> next = state.cursor().next();
        Sql.update(
                connection,
                BEGUN,
                state.feed(),
                sources,
                state.cursor().topic(),
                next,
                next,
                state.delivered(),
                state.parked(),
                state.skipped(),
                utc(state.decided()),
                utc(state.skipBefore()),
                utc(state.failingSince()),
                state.problem(),
                owner);
    }

    private static DeliveryState state(ResultSet row) throws SQLException {
        return new DeliveryState(
                row.getString("feed"),
                new ReceiptCursor(row.getString("topic_id"), Arrays.asList((Long[])
                        row.getArray("next_offsets").getArray())),
                row.getLong("delivered"),
                row.getLong("parked"),
                row.getLong("skipped"),
                Sql.instant(row, "decided"),
                Sql.instant(row, "skip_before"),
                Sql.instant(row, "failing_since"),
                row.getString("problem"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
