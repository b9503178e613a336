package io.landport.store;

import io.landport.store.rate.ExchangeRate;
import io.landport.store.rate.RateFile;
import io.landport.store.rate.RateKey;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Loads exchange rates into the store, each file in one transaction. Rates that a file corrects or withdraws are moved to
 * {@code exchange_rate_replaced}; rates that it repeats are not changed.
 */
public final class RateLoader {
    private static final int STATEMENT_ROWS = 5_000;
    private static final String UNDEFINED_TABLE = "42P01";

    private static final List<Column> KEY = List.of(
            new Column("authority", "text"),
            new Column("kind", "text"),
            new Column("day", "date"),
            new Column("currency", "text"));

    private static final List<Column> RATE = Stream.concat(
                    KEY.stream(),
                    Stream.of(
                            new Column("base", "text"),
                            new Column("quotation", "text"),
                            new Column("rate", "numeric"),
                            new Column("units", "integer")))
            .toList();

    /** Allows one loader at a time, so that it moves exactly the rates that it replaces. Does not block readers. */
    @Language("SQL")
    private static final String LOCK = "LOCK TABLE exchange_rate IN SHARE ROW EXCLUSIVE MODE";

    @Language("SQL")
    private static final String ADD_AUTHORITY = """
            INSERT INTO rate_authority (id, name, base) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING""";

    @Language("SQL")
    private static final String BASE_OF = "SELECT base FROM rate_authority WHERE id = ?";

    // Parameters of the following: an array for each column, the time of loading, and the name of the file.

    @Language("SQL")
    private static final String KEEP_REPLACED = """
            WITH given AS (
              SELECT *
              FROM unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::integer[])
                AS given (authority, kind, day, currency, base, quotation, rate, units)
            ), load AS (
              SELECT ?::timestamptz AS at, ?::text AS file
            )
            INSERT INTO exchange_rate_replaced
            SELECT e.*, load.at, load.file
            FROM load, exchange_rate e
            JOIN given ON (e.authority, e.kind, e.day, e.currency) = (given.authority, given.kind, given.day, given.currency)
            WHERE ROW(e.base, e.quotation, e.rate, e.units)
              IS DISTINCT FROM ROW(given.base, given.quotation, given.rate, given.units)""";

    @Language("SQL")
    private static final String REPLACE = """
            WITH given AS (
              SELECT *
              FROM unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::integer[])
                AS given (authority, kind, day, currency, base, quotation, rate, units)
            ), load AS (
              SELECT ?::timestamptz AS at, ?::text AS file
            )
            UPDATE exchange_rate e
            SET (base, quotation, rate, units, file, loaded)
              = ROW(given.base, given.quotation, given.rate, given.units, load.file, load.at)
            FROM given, load
            WHERE (e.authority, e.kind, e.day, e.currency) = (given.authority, given.kind, given.day, given.currency)
              AND ROW(e.base, e.quotation, e.rate, e.units)
                IS DISTINCT FROM ROW(given.base, given.quotation, given.rate, given.units)""";

    @Language("SQL")
    private static final String ADD = """
            WITH given AS (
              SELECT *
              FROM unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::integer[])
                AS given (authority, kind, day, currency, base, quotation, rate, units)
            ), load AS (
              SELECT ?::timestamptz AS at, ?::text AS file
            )
            INSERT INTO exchange_rate (authority, kind, day, currency, base, quotation, rate, units, file, loaded)
            SELECT authority, kind, day, currency, base, quotation, rate, units, load.file, load.at
            FROM given, load
            ON CONFLICT (authority, kind, day, currency) DO NOTHING""";

    @Language("SQL")
    private static final String WITHDRAW = """
            WITH given AS (
              SELECT *
              FROM unnest(?::text[], ?::text[], ?::date[], ?::text[]) AS given (authority, kind, day, currency)
            ), load AS (
              SELECT ?::timestamptz AS at, ?::text AS file
            ), gone AS (
              DELETE FROM exchange_rate e
              USING given
              WHERE (e.authority, e.kind, e.day, e.currency) = (given.authority, given.kind, given.day, given.currency)
              RETURNING e.*
            )
            INSERT INTO exchange_rate_replaced
            SELECT gone.*, load.at, load.file
            FROM gone, load""";

    @Language("SQL")
    private static final String USE_AUTHORITY = """
            UPDATE conversion_rule SET authority = ?
            WHERE NOT EXISTS (SELECT FROM exchange_rate WHERE authority <> ?)""";

    private final StoreAddress address;

    /** @param address of the live generation */
    public RateLoader(StoreAddress address) {
        this.address = address;
    }

    /**
     * Loads the rates of a file, without its invalid rows.
     *
     * @param now time of loading
     * @throws StoreException if the store is unavailable or not migrated, or if an authority has another base currency in the store; then
     *     nothing is loaded
     */
    public RateLoad load(RateFile file, Instant now) {
        try (Connection open = address.connect()) {
            open.setAutoCommit(false);
            RateLoad load = loaded(open, file, now);
            open.commit();
            return load;
        } catch (SQLException e) {
            String why = UNDEFINED_TABLE.equals(e.getSQLState())
                    ? "its schema is missing: run 'landport migrate', or start the consumer, which migrates it"
                    : e.getMessage();
            throw new StoreException("cannot load rates into the store at " + address + ": " + why, e);
        }
    }

    /**
     * Loads rates that replace published ones, and sets the authority of every conversion rule to theirs. Changes nothing in a store
     * that has rates of another authority.
     *
     * @param file with rates of one authority
     * @return whether they were loaded
     */
    public boolean loadSubstitutes(RateFile file, Instant now) {
        String authority = file.rates().get(0).key().authority();
        try (Connection open = address.connect()) {
            open.setAutoCommit(false);
            loaded(open, file, now);
            try (PreparedStatement use = open.prepareStatement(USE_AUTHORITY)) {
                use.setString(1, authority);
                use.setString(2, authority);
                if (use.executeUpdate() == 0) {
                    open.rollback();
                    return false;
                }
            }
            open.commit();
            return true;
        } catch (SQLException e) {
            throw new StoreException("cannot load rates into the store at " + address + ": " + e.getMessage(), e);
        }
    }

    private static RateLoad loaded(Connection open, RateFile file, Instant now) throws SQLException {
        try (Statement lock = open.createStatement()) {
            lock.execute(LOCK);
        }
        addAuthorities(open, file);
        List<Object[]> rates = file.rates().stream().map(RateLoader::cells).toList();
        List<Object[]> absent = file.absent().stream().map(RateLoader::cells).toList();
        int replaced = executed(open, KEEP_REPLACED, RATE, rates, file.name(), now);
        executed(open, REPLACE, RATE, rates, file.name(), now);
        int added = executed(open, ADD, RATE, rates, file.name(), now);
        int withdrawn = executed(open, WITHDRAW, KEY, absent, file.name(), now);
        return new RateLoad(added, replaced, withdrawn, rates.size() - added - replaced);
    }

    /** A new authority has its id as its name until a user changes it. */
    private static void addAuthorities(Connection open, RateFile file) throws SQLException {
        Map<String, String> bases = new TreeMap<>();
        file.rates().forEach(rate -> bases.put(rate.key().authority(), rate.base()));
        for (Map.Entry<String, String> given : bases.entrySet()) {
            try (PreparedStatement add = open.prepareStatement(ADD_AUTHORITY)) {
                add.setString(1, given.getKey());
                add.setString(2, given.getKey());
                add.setString(3, given.getValue());
                add.executeUpdate();
            }
            requireBase(open, given.getKey(), given.getValue());
        }
    }

    private static void requireBase(Connection open, String authority, String given) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(BASE_OF)) {
            select.setString(1, authority);
            try (ResultSet known = select.executeQuery()) {
                known.next();
                String base = known.getString(1);
                if (!base.equals(given)) {
                    throw new StoreException("rates of " + authority + " have base currency " + base
                            + " in the store (rate_authority), but " + given + " in the file"
                            + ": nothing is loaded");
                }
            }
        }
    }

    private static int executed(
            Connection open, String sql, List<Column> columns, List<Object[]> rows, String file, Instant now)
            throws SQLException {
        int changed = 0;
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += STATEMENT_ROWS) {
                Upsert.bind(open, statement, columns, rows.subList(from, Math.min(from + STATEMENT_ROWS, rows.size())));
                statement.setObject(columns.size() + 1, now.atOffset(ZoneOffset.UTC));
                statement.setString(columns.size() + 2, file);
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    private static Object[] cells(RateKey key) {
        return new Object[] {key.authority(), key.kind().code(), key.day(), key.currency()};
    }

    private static Object[] cells(ExchangeRate rate) {
        return Stream.concat(
                        Stream.of(cells(rate.key())),
                        Stream.of(rate.base(), rate.quotation().code(), rate.rate(), rate.units()))
                .toArray();
    }
}
