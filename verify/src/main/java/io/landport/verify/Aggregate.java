package io.landport.verify;

import io.landport.contract.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One kind of figures that is compared: where its topic and its table have what.
 *
 * @param owns which record keys of the topic are its own
 * @param told what a record says
 * @param key what the store is asked for as the key, the same word as the record's
 */
record Aggregate<V>(
        String name,
        Topic<V> topic,
        Predicate<String> owns,
        Function<V, KeyedFigures> told,
        String table,
        String key,
        List<FigureColumn> columns,
        Optional<RowCheck> check) {

    Aggregate {
        columns = List.copyOf(columns);
    }

    /** The same figures added up under other keys in a table of their own. */
    Aggregate<V> summed(String sumsName, String sumsTable, String sumsKey) {
        return new Aggregate<>(sumsName, topic, owns, told, sumsTable, sumsKey, columns, Optional.empty());
    }

    /** The question to the store: the key, then the columns, then what the check reads. */
    String sql() {
        List<String> asked = new ArrayList<>();
        asked.add(key);
        columns.forEach(column -> asked.add(column.sql()));
        check.ifPresent(more -> asked.addAll(more.columns()));
        return "SELECT " + String.join(", ", asked) + " FROM " + table;
    }

    /** The figures in words, empty being a key that is not there. */
    String described(Optional<Figures> figures) {
        return figures.map(this::described).orElse("nothing");
    }

    private String described(Figures figures) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < figures.numbers().size(); i++) {
            words.add(columns.get(i).described(figures.numbers().get(i)));
        }
        if (!figures.flaw().isEmpty()) {
            words.add(figures.flaw());
        }
        return String.join(", ", words);
    }
}
