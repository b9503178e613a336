package io.landport.answer;

import io.landport.terminal.Columns;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes aligned columns. Widths and decimals are computed from the first rows, which are buffered; a later row that needs more
 * space is written in full, out of alignment.
 */
final class TableAnswer implements AnswerWriter {
    private static final int BUFFERED_ROWS = 1_000;
    private static final String GAP = "  ";
    private static final String NO_ROWS = "No rows match these options.\n";

    private final List<Column> columns;
    private final Writer out;
    private final List<List<Cell>> buffered = new ArrayList<>();
    private final int[] decimals;
    private final Columns layout;
    private boolean isFitted;

    TableAnswer(List<Column> columns, AnswerOutput out) {
        this.columns = columns;
        this.out = out.characters();
        this.decimals = new int[columns.size()];
        this.layout = new Columns(
                GAP,
                columns.stream()
                        .mapToInt(column -> column.type().isNumber() ? 1 : -1)
                        .toArray());
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (isFitted) {
            writeLine(texts(row));
            return;
        }
        buffered.add(row);
        if (buffered.size() == BUFFERED_ROWS) {
            writeBuffered();
        }
    }

    @Override
    public void end(List<String> notices) throws IOException {
        if (isFitted) {
            return;
        }
        if (buffered.isEmpty()) {
            out.write(NO_ROWS);
            return;
        }
        writeBuffered();
    }

    private void writeBuffered() throws IOException {
        for (List<Cell> row : buffered) {
            for (int index = 0; index < decimals.length; index++) {
                decimals[index] = Math.max(decimals[index], row.get(index).decimals());
            }
        }
        List<String> names = columns.stream().map(Column::name).toList();
        layout.fit(names);
        buffered.forEach(row -> layout.fit(texts(row)));
        isFitted = true;
        writeLine(names);
        for (List<Cell> row : buffered) {
            writeLine(texts(row));
        }
        buffered.clear();
    }

    private List<String> texts(List<Cell> row) {
        return IntStream.range(0, row.size())
                .mapToObj(index -> row.get(index).format(decimals[index]))
                .toList();
    }

    private void writeLine(List<String> texts) throws IOException {
        out.write(layout.line(texts));
        out.write('\n');
    }
}
