package io.landport.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of an answer before its first row.
 *
 * @param descriptions what a column of a name is, in English; empty if nothing describes it
 * @param names of the codes that filters select, in the language of the answer, by dimension and code such as {@code sector.wood}
 */
public record AnswerHead(
        List<Column> columns,
        Provenance provenance,
        Function<String, Optional<String>> descriptions,
        Map<String, String> names) {
    public AnswerHead {
        columns = List.copyOf(columns);
        names = Map.copyOf(names);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an answer must have columns");
        }
    }

    public AnswerHead(List<Column> columns, Provenance provenance) {
        this(columns, provenance, column -> Optional.empty(), Map.of());
    }

    /** Place of the column with a name; -1 if there is none. */
    int place(String name) {
        return Column.place(columns, name);
    }
}
