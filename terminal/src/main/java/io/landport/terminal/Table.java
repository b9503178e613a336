package io.landport.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a board has to show now.
 *
 * @param heading lines above
 * @param columns their names
 * @param rows in the order of the board
 * @param notes lines below
 */
public record Table(List<String> heading, List<String> columns, List<Row> rows, List<String> notes) {
    private static final String MARK = "*";
    private static final String GAP = "  ";

    public Table {
        heading = List.copyOf(heading);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.cells().size() + " cells but there are " + columns.size() + " columns");
            }
        }
    }

    /** @param isChanged whether it has changed since it was shown last */
    public record Row(List<TableCell> cells, boolean isChanged) {
        public Row {
            cells = List.copyOf(cells);
        }

        private List<String> texts() {
            return Stream.concat(cells.stream().map(TableCell::text), isChanged ? Stream.of(MARK) : Stream.of())
                    .toList();
        }

        private boolean contains(String lowerCase) {
            return cells.stream()
                    .map(cell -> cell.text().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "))
                    .contains(lowerCase);
        }
    }

    /** A table without rows. */
    public static Table empty(String heading) {
        return new Table(List.of(heading), List.of(), List.of(), List.of());
    }

    /** The rows that contain a text, whatever its case. */
    public Table filtered(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return with(rows.stream().filter(row -> row.contains(lowerCase)).toList());
    }

    /** Rows in another order; those that are equal by it keep theirs. */
    public Table ordered(Ordering ordering) {
        return ordering.column() < columns.size()
                ? with(rows.stream().sorted(ordering.rows()).toList())
                : this;
    }

    /** The first column whose name begins with a text, whatever its case. */
    public static Optional<Integer> column(List<String> columns, String beginning) {
        return IntStream.range(0, columns.size())
                .filter(column ->
                        columns.get(column).toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT)))
                .boxed()
                .findFirst();
    }

    /** Lines for an output that is no terminal: at most so many rows. */
    public String text(int limit) {
        List<String> lines = new ArrayList<>(heading);
        if (!rows.isEmpty()) {
            List<Row> shown = rows.stream().limit(limit).toList();
            lines.addAll(aligned(columns, shown));
        }
        if (rows.size() > limit) {
            lines.add("%,d more rows".formatted(rows.size() - limit));
        }
        lines.addAll(notes);
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    /**
     * Names of columns and rows below each other: text to the left, numbers to the right.
     *
     * @param names instead of those of the table
     */
    static List<String> aligned(List<String> names, List<Row> rows) {
        Columns layout = new Columns(
                GAP,
                IntStream.range(0, names.size())
                        .map(column -> isNumber(column, rows) ? 1 : -1)
                        .toArray());
        List<List<String>> texts =
                Stream.concat(Stream.of(names), rows.stream().map(Row::texts)).toList();
        texts.forEach(layout::fit);
        return texts.stream().map(layout::line).toList();
    }

    private static boolean isNumber(int column, List<Row> rows) {
        return !rows.isEmpty() && rows.get(0).cells().get(column).number() != null;
    }

    private Table with(List<Row> changed) {
        return new Table(heading, columns, changed, notes);
    }
}
