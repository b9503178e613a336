package io.landport.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
    private static final int LEAST_WIDTH = 12;

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

    /** The same, with a note that more is being read. */
    public Table reading(String note) {
        return rows.isEmpty()
                ? empty(note)
                : new Table(
                        heading,
                        columns,
                        rows,
                        Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /**
     * Lines for an output without keys.
     *
     * @param limit of the rows
     * @param width that rows have at most
     */
    public String text(int limit, int width) {
        List<String> lines = new ArrayList<>(heading);
        if (!rows.isEmpty()) {
            List<Row> shown = rows.stream().limit(limit).toList();
            lines.addAll(aligned(columns, shown, width));
        }
        if (rows.size() > limit) {
            lines.add("%,d more rows".formatted(rows.size() - limit));
        }
        lines.addAll(notes);
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    /**
     * Names of columns and rows below each other: text to the left, numbers to the right. In little room the longest texts are shortened,
     * and if that is not enough, the last columns are left out.
     *
     * @param names instead of those of the table
     */
    static List<String> aligned(List<String> names, List<Row> rows, int width) {
        List<List<String>> texts =
                Stream.concat(Stream.of(names), rows.stream().map(Row::texts)).toList();
        int shown = names.size();
        int[] widths = widths(texts, shown, rows, width);
        while (shown > 1 && excess(widths, width) > 0) {
            // A value goes with its currency.
            boolean isUnit = shown > 2 && !isNumber(shown - 1, rows) && isNumber(shown - 2, rows);
            shown -= isUnit ? 2 : 1;
            widths = widths(texts, shown, rows, width);
        }
        return aligned(texts, widths, names.size(), rows);
    }

    private static List<String> aligned(List<List<String>> texts, int[] widths, int marks, List<Row> rows) {
        Columns layout = new Columns(
                GAP,
                IntStream.range(0, widths.length)
                        .map(column -> isNumber(column, rows) ? widths[column] : -widths[column])
                        .toArray());
        return texts.stream()
                .map(row -> layout.line(Stream.concat(
                                IntStream.range(0, widths.length)
                                        .mapToObj(column -> TextWidth.shortened(row.get(column), widths[column])),
                                row.stream().skip(marks))
                        .toList()))
                .toList();
    }

    /** Of the first columns, whose longest texts are shortened as far as there is too little room. */
    private static int[] widths(List<List<String>> texts, int columns, List<Row> rows, int width) {
        Columns fitted = new Columns(GAP, new int[columns]);
        texts.forEach(fitted::fit);
        int[] widths = fitted.widths();
        while (excess(widths, width) > 0) {
            OptionalInt longest = IntStream.range(0, columns)
                    .filter(column -> !isNumber(column, rows) && widths[column] > LEAST_WIDTH)
                    .reduce((one, other) -> widths[one] >= widths[other] ? one : other);
            if (longest.isEmpty()) {
                return widths;
            }
            widths[longest.getAsInt()]--;
        }
        return widths;
    }

    /** Rows end with a mark. */
    private static int excess(int[] widths, int width) {
        return Arrays.stream(widths).map(column -> column + GAP.length()).sum() + MARK.length() - width;
    }

    private static boolean isNumber(int column, List<Row> rows) {
        return !rows.isEmpty() && rows.get(0).cells().get(column).number() != null;
    }

    private Table with(List<Row> changed) {
        return new Table(heading, columns, changed, notes);
    }
}
