package io.landport.answer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes an object on each line. */
final class NdjsonAnswer implements AnswerWriter {
    private final JsonRow rows;
    private final Writer out;

    NdjsonAnswer(List<Column> columns, AnswerOutput out) {
        this.rows = new JsonRow(columns);
        this.out = out.characters();
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        rows.write(row, out);
        out.write('\n');
    }

    @Override
    public void end(List<String> notices) {}
}
