package io.landport.terminal;

import java.util.Arrays;
import java.util.List;

/** Columns of text, padded by display width. What a terminal would execute is escaped. */
public final class Columns {
    private final String gap;
    private final int[] widths;
    private final boolean[] isRight;

    /** @param widths the least width of each column; one that is negative aligns to the left, as in printf */
    public Columns(String gap, int... widths) {
        this.gap = gap;
        this.widths = new int[widths.length];
        this.isRight = new boolean[widths.length];
        for (int column = 0; column < widths.length; column++) {
            this.widths[column] = Math.abs(widths[column]);
            isRight[column] = widths[column] > 0;
        }
    }

    /** Widens the columns for a row. */
    public void fit(List<String> row) {
        for (int column = 0; column < Math.min(row.size(), widths.length); column++) {
            widths[column] = Math.max(widths[column], TextWidth.of(PrintableText.of(row.get(column))));
        }
    }

    /** The display width of each column. */
    public int[] widths() {
        return widths.clone();
    }

    /** The display width of all columns with the gaps between them. */
    public int width() {
        return Arrays.stream(widths).sum() + gap.length() * Math.max(0, widths.length - 1);
    }

    /** A row without trailing blanks. Cells beyond the last column are not padded. */
    public String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String text = PrintableText.of(row.get(column));
            line.append(column == 0 ? "" : gap)
                    .append(column < widths.length ? TextWidth.padded(text, widths[column], isRight[column]) : text);
        }
        return line.toString().stripTrailing();
    }
}
