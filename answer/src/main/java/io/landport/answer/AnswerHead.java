package io.landport.answer;

import java.util.List;

/** What is known of an answer before its first row. */
public record AnswerHead(List<Column> columns, Provenance provenance) {
    public AnswerHead {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an answer must have columns");
        }
    }

    /** Place of the column with a name; -1 if there is none. */
    int place(String name) {
        return Column.place(columns, name);
    }
}
