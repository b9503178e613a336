package io.landport.query;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Aligned columns. Widths and decimals fit the first rows, which are kept back until they are known; should a later row need
 * more, it sticks out and is still complete.
 */
final class TablePrinter implements Printer {
    private static final int KEPT_ROWS = 1_000;
    private static final String GAP = "  ";
    private static final String NOTHING = "No totals for these days and filters.\n";

    private final List<Dimension> grouping;
    private final Writer out;
    private final List<DailyRow> kept = new ArrayList<>();
    private List<Column> columns = List.of();
    private int valueDecimals;
    private int weightDecimals;

    TablePrinter(List<Dimension> grouping, Writer out) {
        this.grouping = grouping;
        this.out = out;
    }

    @Override
    public void print(DailyRow row) throws IOException {
        if (!columns.isEmpty()) {
            write(cells(row));
            return;
        }
        kept.add(row);
        if (kept.size() == KEPT_ROWS) {
            writeKept();
        }
    }

    @Override
    public void end() throws IOException {
        if (!columns.isEmpty()) {
            return;
        }
        if (kept.isEmpty()) {
            out.write(NOTHING);
            return;
        }
        writeKept();
    }

    private void writeKept() throws IOException {
        for (DailyRow row : kept) {
            valueDecimals = Math.max(valueDecimals, row.value().scale());
            weightDecimals = Math.max(weightDecimals, row.netWeightKg().scale());
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> names = Stream.concat(grouping.stream().map(Dimension::code), DailyRow.amountColumns().stream())
                .toList();
        lines.add(names);
        kept.forEach(row -> lines.add(cells(row)));
        columns = columns(names, lines);
        for (List<String> line : lines) {
            write(line);
        }
        kept.clear();
    }

    private List<Column> columns(List<String> names, List<List<String>> lines) {
        List<Column> fitted = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            int column = index;
            int width = lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0);
            boolean isNumber = index >= grouping.size() && !names.get(index).equals("currency");
            fitted.add(new Column(width, isNumber));
        }
        return fitted;
    }

    private List<String> cells(DailyRow row) {
        return Stream.concat(
                        row.dimensions().stream(),
                        Stream.of(
                                String.format(Locale.ROOT, "%,d", row.lines()),
                                String.format(Locale.ROOT, "%,d", row.linesWithoutWeight()),
                                separated(row.value(), valueDecimals),
                                row.currency(),
                                separated(row.netWeightKg(), weightDecimals)))
                .toList();
    }

    private void write(List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < cells.size(); index++) {
            line.append(index == 0 ? "" : GAP).append(columns.get(index).padded(cells.get(index)));
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    private static String separated(BigDecimal number, int decimals) {
        return String.format(Locale.ROOT, "%,." + Math.max(decimals, number.scale()) + "f", number);
    }

    private record Column(int width, boolean isNumber) {
        String padded(String cell) {
            String padding = " ".repeat(Math.max(0, width - cell.length()));
            return isNumber ? padding + cell : cell + padding;
        }
    }
}
