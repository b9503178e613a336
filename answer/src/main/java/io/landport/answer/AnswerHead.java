package io.landport.answer;

import java.util.List;
import java.util.Map;

/**
 * What is known of an answer before its first row.
 *
 * @param descriptions what columns are, in English, by name; columns without one are left out
 */
public record AnswerHead(List<Column> columns, Provenance provenance, Map<String, String> descriptions) {
    public AnswerHead {
        columns = List.copyOf(columns);
        descriptions = Map.copyOf(descriptions);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an answer must have columns");
        }
    }

    public AnswerHead(List<Column> columns, Provenance provenance) {
        this(columns, provenance, Map.of());
    }

    /** Place of the column with a name; -1 if there is none. */
    int place(String name) {
        return Column.place(columns, name);
    }
}
