package io.landport.query;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns. Widths and decimals fit the first rows, which are kept back until they are known; should a later row need
 * more, it sticks out and is still complete.
 */
final class TablePrinter implements Printer {
    private static final int KEPT_ROWS = 1_000;
    private static final String GAP = "  ";
    private static final String NOTHING = "Nothing is there for these options.\n";

    private final List<AnswerColumn> columns;
    private final Writer out;
    private final List<List<Cell>> kept = new ArrayList<>();
    private List<Fit> fits = List.of();

    TablePrinter(List<AnswerColumn> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void print(List<Cell> row) throws IOException {
        if (!fits.isEmpty()) {
            write(texts(row));
            return;
        }
        kept.add(row);
        if (kept.size() == KEPT_ROWS) {
            writeKept();
        }
    }

    @Override
    public void end() throws IOException {
        if (!fits.isEmpty()) {
            return;
        }
        if (kept.isEmpty()) {
            out.write(NOTHING);
            return;
        }
        writeKept();
    }

    private void writeKept() throws IOException {
        List<Fit> fitted = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            int place = index;
            fitted.add(Fit.of(
                    columns.get(index), kept.stream().map(row -> row.get(place)).toList()));
        }
        fits = fitted;
        write(columns.stream().map(AnswerColumn::name).toList());
        for (List<Cell> row : kept) {
            write(texts(row));
        }
        kept.clear();
    }

    private List<String> texts(List<Cell> row) {
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            texts.add(row.get(index).separated(fits.get(index).decimals()));
        }
        return texts;
    }

    private void write(List<String> texts) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < texts.size(); index++) {
            line.append(index == 0 ? "" : GAP).append(fits.get(index).padded(texts.get(index)));
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    /** How a column is drawn. */
    private record Fit(int width, int decimals, boolean isRight) {
        static Fit of(AnswerColumn column, List<Cell> cells) {
            int decimals = cells.stream().mapToInt(Cell::decimals).max().orElse(0);
            int width = cells.stream()
                    .mapToInt(cell -> cell.separated(decimals).length())
                    .max()
                    .orElse(0);
            return new Fit(Math.max(width, column.name().length()), decimals, column.isNumber());
        }

        String padded(String text) {
            String padding = " ".repeat(Math.max(0, width - text.length()));
            return isRight ? padding + text : text + padding;
        }
    }
}
