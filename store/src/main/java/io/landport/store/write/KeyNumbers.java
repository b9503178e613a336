package io.landport.store.write;

import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Surrogate keys of combinations of dimensions, by which facts refer to them (docs/adr/0011). A number never changes, so committed ones
 * are cached.
 *
 * <p>The statements are assembled from the columns, because {@code series}, {@code trade} and {@code good} have different ones.
 *
 * @param <K> the combination
 */
final class KeyNumbers<K> {
    private final List<Column> columns;
    private final Function<K, List<?>> cells;
    private final String insert;
    private final String find;
    private final Map<K, Integer> committed = new HashMap<>();
    private final Map<K, Integer> uncommitted = new HashMap<>();

    /**
     * @param table with the surrogate key {@code id} and these columns
     * @param cells the cells of a key in the order of the columns
     */
    KeyNumbers(String table, List<Column> columns, Function<K, List<?>> cells) {
        this.columns = List.copyOf(columns);
        this.cells = cells;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        // Sorted, so that two processes that insert the same keys do not deadlock.
        insert = Upsert.insert(table, columns) + " ORDER BY " + names + " ON CONFLICT DO NOTHING";
        find = "SELECT given.place, id FROM unnest(" + Upsert.parameters(columns) + ") WITH ORDINALITY AS given ("
                + names + ", place) JOIN " + table + " USING (" + names + ")";
    }

    /** Clears the cache, because the store may be another one now. */
    void forget() {
        committed.clear();
        uncommitted.clear();
    }

    /**
     * The keys that have no committed number yet, each once. Nearly all keys of a batch have one.
     *
     * @param keys calls its argument with keys, also several times with the same
     */
    Set<K> missing(Consumer<Consumer<K>> keys) {
        Set<K> missing = new LinkedHashSet<>();
        keys.accept(key -> {
            if (!committed.containsKey(key)) {
                missing.add(key);
            }
        });
        return missing;
    }

    /** Gives {@link #missing} keys a number in this transaction, and discards the numbers of an earlier one that was not committed. */
    void assign(Connection connection, Collection<K> missing) throws SQLException {
        uncommitted.clear();
        if (!missing.isEmpty()) {
            List<Object[]> rows = new ArrayList<>(missing.size());
            missing.forEach(key -> rows.add(cells.apply(key).toArray()));
            number(connection, List.copyOf(missing), rows);
        }
    }

    /** The number of a key, committed or assigned in this transaction. */
    int of(K key) {
        Integer number = committed.get(key);
        Integer found = number == null ? uncommitted.get(key) : number;
        if (found == null) {
            throw new IllegalStateException("no number was assigned to " + key);
        }
        return found;
    }

    /** Caches the numbers of the transaction, after its commit. */
    void onCommit() {
        committed.putAll(uncommitted);
        uncommitted.clear();
    }

    private void number(Connection connection, List<K> keys, List<Object[]> rows) throws SQLException {
        Object[] parameters = Upsert.arrays(connection, columns, rows);
        Sql.update(connection, insert, parameters);
        Sql.read(
                connection, find, found -> uncommitted.put(keys.get(found.getInt(1) - 1), found.getInt(2)), parameters);
    }
}
