package io.landport.answer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes an array of objects, one on each line. */
final class JsonAnswer implements AnswerWriter {
    private final JsonRow rows;
    private final Writer out;
    private String separator = "[\n";

    JsonAnswer(List<Column> columns, AnswerOutput out) {
        this.rows = new JsonRow(columns);
        this.out = out.characters();
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        out.write(separator);
        separator = ",\n";
        rows.write(row, out);
    }

    @Override
    public void end(List<String> notices) throws IOException {
        out.write(separator.equals(",\n") ? "\n]\n" : "[]\n");
    }
}
