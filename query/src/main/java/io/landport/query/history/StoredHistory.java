package io.landport.query.history;

import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.history.AlarmPeriod.Acknowledgement;
import io.landport.query.history.MeasuredSpan.Behind;
import io.landport.query.sql.SqlFragment;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** The history in the store. A minute has one row, in the slot that 30 days leave to it; of alarms the latest {@value #ALARMS} are kept. */
public final class StoredHistory {
    private static final int ALARMS = 10_000;
    private static final int SHOWN = 500;
    private static final long SLOTS = HistoryArchive.KEPT.toMinutes();

    /** The reader's transactions are read-only unless it says otherwise. Those of two processes write one after the other. */
    @Language("SQL")
    private static final String BEGIN = """
            SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
            LOCK TABLE pipeline_history IN ROW EXCLUSIVE MODE;
            LOCK TABLE alarm_history IN SHARE ROW EXCLUSIVE MODE""";

    /** Where another process has measured the same minute, the greater figure is kept: it has measured more of it. */
    @Language("SQL")
    private static final String MINUTE = """
            INSERT INTO pipeline_history AS h (slot, minute, measured_ms, records_read, records_rejected, streams_lag,
              streams_lag_seconds, store_lag, store_lag_seconds)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (slot) DO UPDATE SET
              minute = excluded.minute,
              measured_ms = greatest(excluded.measured_ms, CASE h.minute WHEN excluded.minute THEN h.measured_ms END),
              records_read = greatest(excluded.records_read, CASE h.minute WHEN excluded.minute THEN h.records_read END),
              records_rejected
                = greatest(excluded.records_rejected, CASE h.minute WHEN excluded.minute THEN h.records_rejected END),
              streams_lag = greatest(excluded.streams_lag, CASE h.minute WHEN excluded.minute THEN h.streams_lag END),
              streams_lag_seconds
                = greatest(excluded.streams_lag_seconds, CASE h.minute WHEN excluded.minute THEN h.streams_lag_seconds END),
              store_lag = greatest(excluded.store_lag, CASE h.minute WHEN excluded.minute THEN h.store_lag END),
              store_lag_seconds
                = greatest(excluded.store_lag_seconds, CASE h.minute WHEN excluded.minute THEN h.store_lag_seconds END)""";

    /** Rows of the same alarm that are less than a minute apart become one. */
    @Language("SQL")
    private static final String ALARM = """
            WITH given AS (SELECT ?::text AS alarm, ?::text AS subject, ?::timestamptz AS since, ?::timestamptz AS until),
            same AS (
              DELETE FROM alarm_history h USING given g
              WHERE h.alarm = g.alarm AND h.subject = g.subject
                AND h.since <= g.until + interval '1 minute' AND h.until >= g.since - interval '1 minute'
              RETURNING h.since, h.until)
            INSERT INTO alarm_history (alarm, subject, since, until)
            SELECT alarm, subject, least(since, (SELECT min(since) FROM same)), greatest(until, (SELECT max(until) FROM same))
            FROM given""";

    @Language("SQL")
    private static final String EXCESS = """
            DELETE FROM alarm_history WHERE (alarm, subject, since)
              IN (SELECT alarm, subject, since FROM alarm_history ORDER BY until DESC OFFSET ?)""";

    @Language("SQL")
    private static final String SPANS = """
            SELECT date_bin(make_interval(secs => ?), minute, timestamptz 'epoch') AS start, sum(measured_ms)::bigint AS millis,
              sum(records_read)::bigint AS read, sum(records_rejected)::bigint AS rejected, max(streams_lag) AS streams_lag,
              max(streams_lag_seconds) AS streams_lag_seconds, max(store_lag) AS store_lag,
              max(store_lag_seconds) AS store_lag_seconds
            FROM pipeline_history WHERE minute >= ? AND minute < ?
            GROUP BY 1 ORDER BY 1""";

    /** An acknowledgement has the name of the alarm and the note in its detail. */
    @Language("SQL")
    private static final String PERIODS = """
            WITH seen AS MATERIALIZED (SELECT operator, at, detail FROM operator_action WHERE action = 'acknowledge')
            SELECT h.alarm, h.subject, h.since, least(h.until, ?) AS until, a.operator, a.at, substr(a.detail, length(h.alarm) + 3) AS note
            FROM alarm_history h
            LEFT JOIN LATERAL (
              SELECT * FROM seen
              WHERE starts_with(detail, h.alarm || ': ') AND at BETWEEN h.since AND h.until + interval '1 minute'
              ORDER BY at DESC LIMIT 1) AS a ON TRUE
            WHERE h.until >= ? AND h.since < ?
            ORDER BY h.since DESC, h.alarm, h.subject LIMIT ?""";

    private final int alarms;

    /** Keeps {@value #ALARMS} alarms. */
    public StoredHistory() {
        this(ALARMS);
    }

    StoredHistory(int alarms) {
        this.alarms = alarms;
    }

    /**
     * Adds rows, as {@link HistoryArchive#record} says. Returns how many alarms were too many.
     *
     * @throws QueryException if the store cannot be written
     */
    public int record(StoreReader store, Collection<MeasuredSpan> minutes, Collection<AlarmPeriod> periods) {
        return store.read(connection -> {
            Sql.update(connection, BEGIN);
            for (MeasuredSpan minute : minutes) {
                write(connection, minute);
            }
            for (AlarmPeriod period : periods) {
                Sql.update(
                        connection, ALARM, period.alarm(), period.subject(), utc(period.since()), utc(period.until()));
            }
            return Sql.update(connection, EXCESS, alarms);
        });
    }

    private static void write(Connection connection, MeasuredSpan minute) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MINUTE)) {
            insert.setLong(1, Math.floorMod(minute.start().getEpochSecond() / 60, SLOTS));
            insert.setObject(2, utc(minute.start()));
            insert.setLong(3, minute.millis());
            insert.setLong(4, minute.read());
            insert.setLong(5, minute.rejected());
            set(insert, 6, minute.streams());
            set(insert, 8, minute.store());
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement insert, int column, @Nullable Behind behind) throws SQLException {
        insert.setObject(column, behind == null ? null : behind.records(), Types.BIGINT);
        insert.setObject(column + 1, behind == null ? null : behind.seconds(), Types.BIGINT);
    }

    /**
     * What was recorded, as {@link HistoryArchive#read} says; of alarms the latest {@value #SHOWN}.
     *
     * @throws QueryException if the store cannot be read
     */
    public RecordedHistory read(StoreReader store, Instant from, Instant to, Duration step) {
        return store.read(connection -> new RecordedHistory(
                SqlFragment.of(SPANS, step.toSeconds(), utc(from), utc(to)).read(connection, StoredHistory::span),
                SqlFragment.of(PERIODS, utc(to), utc(from), utc(to), SHOWN).read(connection, StoredHistory::period)));
    }

    private static MeasuredSpan span(ResultSet row) throws SQLException {
        return new MeasuredSpan(
                instant(row, "start"),
                row.getLong("millis"),
                row.getLong("read"),
                row.getLong("rejected"),
                behind(row, "streams_lag"),
                behind(row, "store_lag"));
    }

    private static @Nullable Behind behind(ResultSet row, String lag) throws SQLException {
        Long records = row.getObject(lag, Long.class);
        return records == null ? null : new Behind(records, row.getLong(lag + "_seconds"));
    }

    private static AlarmPeriod period(ResultSet row) throws SQLException {
        String by = row.getString("operator");
        return new AlarmPeriod(
                row.getString("alarm"),
                row.getString("subject"),
                instant(row, "since"),
                instant(row, "until"),
                by == null ? null : new Acknowledgement(by, instant(row, "at"), row.getString("note")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column), column);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
