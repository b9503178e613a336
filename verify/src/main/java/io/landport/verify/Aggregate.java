package io.landport.verify;

import io.landport.contract.Topic;
import io.landport.verify.ledger.FigureColumn;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.KeyedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One kind of figures to compare, with its topic and its table.
 *
 * @param isKeyOf which record keys of the topic belong to the aggregate
 * @param toFigures reads keys and figures from a record's value, which may have figures of several keys
 * @param key SQL expression of the record's key
 */
record Aggregate<V>(
        String name,
        Topic<V> topic,
        Predicate<String> isKeyOf,
        Function<V, List<KeyedFigures>> toFigures,
        String table,
        String key,
        List<FigureColumn> columns,
        Optional<WindowCheck> check) {

    Aggregate {
        columns = List.copyOf(columns);
    }

    /** An aggregate with all keys of its topic. */
    Aggregate(
            String name,
            Topic<V> topic,
            Function<V, List<KeyedFigures>> toFigures,
            String table,
            String key,
            List<FigureColumn> columns) {
        this(name, topic, recordKey -> true, toFigures, table, key, columns, Optional.empty());
    }

    /** The same figures, added up by another key in another table. */
    Aggregate<V> summed(String sumsName, String sumsTable, String sumsKey) {
        return new Aggregate<>(sumsName, topic, isKeyOf, toFigures, sumsTable, sumsKey, columns, Optional.empty());
    }

    /** The query: the key, then the columns, then the columns of the check. */
    String sql() {
        List<String> selected = new ArrayList<>();
        selected.add(key);
        columns.forEach(column -> selected.add(column.sql()));
        check.ifPresent(more -> selected.addAll(more.columns()));
        return "SELECT " + String.join(", ", selected) + " FROM " + table;
    }

    /** The figures as text; empty if the key is missing. */
    String text(Optional<Figures> figures) {
        return figures.map(this::text).orElse("nothing");
    }

    private String text(Figures figures) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            words.add(columns.get(i).text(figures.number(i)));
        }
        if (!figures.problem().isEmpty()) {
            words.add(figures.problem());
        }
        return String.join(", ", words);
    }
}
