package io.landport.answer;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

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
    private List<Fit> fits = List.of();

    TableAnswer(List<Column> columns, AnswerOutput out) {
        this.columns = columns;
        this.out = out.characters();
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (!fits.isEmpty()) {
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
        if (!fits.isEmpty()) {
            return;
        }
        if (buffered.isEmpty()) {
            out.write(NO_ROWS);
            return;
        }
        writeBuffered();
    }

    private void writeBuffered() throws IOException {
        List<Fit> fitted = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            int place = index;
            fitted.add(Fit.of(
                    columns.get(index),
                    buffered.stream().map(row -> row.get(place)).toList()));
        }
        fits = fitted;
        writeLine(columns.stream().map(Column::name).toList());
        for (List<Cell> row : buffered) {
            writeLine(texts(row));
        }
        buffered.clear();
    }

    private List<String> texts(List<Cell> row) {
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            texts.add(row.get(index).separated(fits.get(index).decimals()));
        }
        return texts;
    }

    private void writeLine(List<String> texts) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < texts.size(); index++) {
            line.append(index == 0 ? "" : GAP).append(fits.get(index).padded(texts.get(index)));
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    /** Layout of a column. */
    private record Fit(int width, int decimals, boolean isRight) {
        static Fit of(Column column, List<Cell> cells) {
            int decimals = cells.stream().mapToInt(Cell::decimals).max().orElse(0);
            int width = cells.stream()
                    .mapToInt(cell -> cell.separated(decimals).length())
                    .max()
                    .orElse(0);
            return new Fit(
                    Math.max(width, column.name().length()),
                    decimals,
                    column.type().isNumber());
        }

        String padded(String text) {
            String padding = " ".repeat(Math.max(0, width - text.length()));
            return isRight ? padding + text : text + padding;
        }
    }
}
