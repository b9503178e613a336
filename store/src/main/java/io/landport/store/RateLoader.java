package io.landport.store;

import io.landport.store.rate.ExchangeRate;
import io.landport.store.rate.RateFile;
import io.landport.store.rate.RateKey;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intellij.lang.annotations.Language;

/**
 * Loads exchange rates into the store, each file in one transaction. Rates that a file corrects or withdraws are moved to
 * {@code exchange_rate_replaced}; rates that it repeats are not changed.
 */
public final class RateLoader {
    private static final List<Column> KEY =
            Column.list("authority text, kind text, day date, currency text, file text, loaded timestamptz");

    private static final List<Column> RATE =
            Column.list("authority text, kind text, day date, currency text, base text,"
                    + " quotation text, rate numeric, units integer, file text, loaded timestamptz");

    /** Allows one loader at a time, so that it moves exactly the rates that it replaces. Does not block readers. */
    @Language("SQL")
    private static final String LOCK = "LOCK TABLE exchange_rate IN SHARE ROW EXCLUSIVE MODE";

    @Language("SQL")
    private static final String ADD_AUTHORITY = """
            INSERT INTO rate_authority (id, name, base) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING""";

    @Language("SQL")
    private static final String BASE_OF = "SELECT base FROM rate_authority WHERE id = ?";

    // Parameters of the following: an array for each column of RATE or KEY.

    @Language("SQL")
    private static final String REPLACE = """
            WITH replaced AS (
              UPDATE exchange_rate e
              SET (base, quotation, rate, units, file, loaded)
                = ROW(given.base, given.quotation, given.rate, given.units, given.file, given.loaded)
              FROM unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::integer[], ?::text[],
                ?::timestamptz[]) AS given (authority, kind, day, currency, base, quotation, rate, units, file, loaded)
              WHERE (e.authority, e.kind, e.day, e.currency) = (given.authority, given.kind, given.day, given.currency)
                AND ROW(e.base, e.quotation, e.rate, e.units)
                  IS DISTINCT FROM ROW(given.base, given.quotation, given.rate, given.units)
              RETURNING old.*, given.loaded AS replaced, given.file AS replaced_by
            )
            INSERT INTO exchange_rate_replaced SELECT * FROM replaced""";

    private static final String ADD =
            Upsert.insert("exchange_rate", RATE) + " ON CONFLICT (authority, kind, day, currency) DO NOTHING";

    @Language("SQL")
    private static final String WITHDRAW = """
            WITH gone AS (
              DELETE FROM exchange_rate e
              USING unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::timestamptz[])
                AS given (authority, kind, day, currency, file, loaded)
              WHERE (e.authority, e.kind, e.day, e.currency) = (given.authority, given.kind, given.day, given.currency)
              RETURNING e.*, given.loaded AS replaced, given.file AS replaced_by
            )
            INSERT INTO exchange_rate_replaced SELECT * FROM gone""";

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
        return inTransaction(open -> load(open, file, now));
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
        return inTransaction(open -> {
            load(open, file, now);
            boolean isUsed = Sql.update(open, USE_AUTHORITY, authority, authority) > 0;
            if (!isUsed) {
                open.rollback();
            }
            return isUsed;
        });
    }

    private <T> T inTransaction(StoreConnection.Transaction<T> transaction) {
        try (Connection open = address.connect()) {
            open.setAutoCommit(false);
            T result = transaction.run(open);
            open.commit();
            return result;
        } catch (SQLException e) {
            String why = Sql.isOfMissingTable(e)
                    ? "its schema is missing: run 'landport migrate', or start the consumer, which migrates it"
                    : e.getMessage();
            throw new StoreException("cannot load rates into the store at " + address + ": " + why, e);
        }
    }

    private static RateLoad load(Connection open, RateFile file, Instant now) throws SQLException {
        Sql.update(open, LOCK);
        addAuthorities(open, file);
        List<Object[]> rates =
                file.rates().stream().map(rate -> cells(rate, file.name(), now)).toList();
        List<Object[]> absent =
                file.absent().stream().map(key -> cells(key, file.name(), now)).toList();
        int replaced = Upsert.execute(open, REPLACE, RATE, rates);
        int added = Upsert.execute(open, ADD, RATE, rates);
        int withdrawn = Upsert.execute(open, WITHDRAW, KEY, absent);
        return new RateLoad(added, replaced, withdrawn, rates.size() - added - replaced);
    }

    /** A new authority has its id as its name until a user changes it. */
    private static void addAuthorities(Connection open, RateFile file) throws SQLException {
        Map<String, String> bases = new TreeMap<>();
        file.rates().forEach(rate -> bases.put(rate.key().authority(), rate.base()));
        for (Map.Entry<String, String> given : bases.entrySet()) {
            Sql.update(open, ADD_AUTHORITY, given.getKey(), given.getKey(), given.getValue());
            requireBase(open, given.getKey(), given.getValue());
        }
    }

    private static void requireBase(Connection open, String authority, String given) throws SQLException {
        String base =
                Sql.read(open, BASE_OF, known -> known.getString(1), authority).get(0);
        if (!base.equals(given)) {
            throw new StoreException("rates of " + authority + " have base currency " + base
                    + " in the store (rate_authority), but " + given + " in the file: nothing is loaded");
        }
    }

    private static Object[] cells(RateKey key, String file, Instant loaded) {
        return new Object[] {key.authority(), key.kind().code(), key.day(), key.currency(), file, loaded};
    }

    private static Object[] cells(ExchangeRate rate, String file, Instant loaded) {
        RateKey key = rate.key();
        return new Object[] {
            key.authority(),
            key.kind().code(),
            key.day(),
            key.currency(),
            rate.base(),
            rate.quotation().code(),
            rate.rate(),
            rate.units(),
            file,
            loaded
        };
    }
}
