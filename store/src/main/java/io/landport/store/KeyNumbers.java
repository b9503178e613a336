package io.landport.store;

import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keys of many columns that a table numbers, so that rows of facts name them by a number (docs/adr/0011). A number never
 * changes, so those that were committed are remembered.
 *
 * @param <K> the key
 */
final class KeyNumbers<K> {
    private final List<Column> columns;
    private final Function<K, List<?>> cells;
    private final String insert;
    private final String find;
    private final Map<K, Integer> committed = new HashMap<>();
    private final Map<K, Integer> uncommitted = new HashMap<>();

    /**
     * @param table whose {@code id} numbers what its other columns hold
     * @param cells what stands in the columns, in their order
     */
    KeyNumbers(String table, List<Column> columns, Function<K, List<?>> cells) {
        this.columns = List.copyOf(columns);
        this.cells = cells;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        // In one order, so that two processes which number the same keys never wait in a circle.
        insert = Upsert.insert(table, columns) + " ORDER BY " + names + " ON CONFLICT DO NOTHING";
        find = "SELECT asked.place, id FROM unnest(" + Upsert.parameters(columns) + ") WITH ORDINALITY AS asked ("
                + names + ", place) JOIN " + table + " USING (" + names + ")";
    }

    /** Forgets everything: the store may be another one now. */
    void forget() {
        committed.clear();
        uncommitted.clear();
    }

    /** Sees to it that each of the keys has a number in this transaction. What an earlier one did not commit is forgotten. */
    void assign(Connection connection, Collection<K> keys) throws SQLException {
        uncommitted.clear();
        Map<K, Object[]> missing = new LinkedHashMap<>();
        for (K key : keys) {
            if (!committed.containsKey(key)) {
                missing.put(key, cells.apply(key).toArray());
            }
        }
        if (!missing.isEmpty()) {
            number(connection, List.copyOf(missing.keySet()), List.copyOf(missing.values()));
        }
    }

    /** The number of a key that was assigned one. */
    int of(K key) {
        Integer number = committed.get(key);
        Integer found = number == null ? uncommitted.get(key) : number;
        if (found == null) {
            throw new IllegalStateException("nobody numbered " + key);
        }
        return found;
    }

    /** Remembers the numbers of the transaction, which has ended well. */
    void committed() {
        committed.putAll(uncommitted);
        uncommitted.clear();
    }

    private void number(Connection connection, List<K> keys, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Upsert.bind(connection, statement, columns, rows);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            Upsert.bind(connection, statement, columns, rows);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    uncommitted.put(keys.get(found.getInt(1) - 1), found.getInt(2));
                }
            }
        }
    }
}
