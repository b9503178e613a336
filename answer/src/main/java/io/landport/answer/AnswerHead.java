package io.landport.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of an answer before its first row.
 *
 * @param descriptions what a column of a name is, in English; empty if nothing describes it
 */
public record AnswerHead(List<Column> columns, Provenance provenance, Function<String, Optional<String>> descriptions) {
    public AnswerHead {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an answer must have columns");
        }
    }

    public AnswerHead(List<Column> columns, Provenance provenance) {
        this(columns, provenance, column -> Optional.empty());
    }

    /** Place of the column with a name; -1 if there is none. */
    int place(String name) {
        return Column.place(columns, name);
    }
}
