package io.landport.launcher.screen;

import io.landport.store.FigureChange;
import java.math.BigDecimal;
import java.util.List;

/** By how much a rebuild changes the figures, for people. */
public final class RebuildText {
    private static final String ROW = "%-12s %-8s %-4s %8s %14s %14s %22s %22s %20s %20s%n";

    private RebuildText() {}

    /** A row for each source, month and currency that changes, and a word on views that stay behind. */
    public static String of(List<FigureChange> changes, List<String> views) {
        StringBuilder text = new StringBuilder();
        if (changes.isEmpty()) {
            text.append("No figure changes.%n".formatted());
        } else {
            text.append(
                    "Figures that change, by source and month: how many daily totals, then old and new%n".formatted());
            text.append(ROW.formatted("source", "month", "", "totals", "lines", "", "value", "", "net weight kg", ""));
            changes.forEach(change -> text.append(row(change)));
        }
        if (!views.isEmpty()) {
            text.append("These views read the tables as they are now and will stay with the retired generation;"
                    + " create them again afterwards: " + String.join(", ", views) + System.lineSeparator());
        }
        return text.toString();
    }

    private static String row(FigureChange change) {
        return ROW.formatted(
                change.source(),
                change.month(),
                change.currency(),
                change.totals(),
                change.oldLines(),
                change.newLines(),
                shown(change.oldValue()),
                shown(change.newValue()),
                shown(change.oldWeight()),
                shown(change.newWeight()));
    }

    private static String shown(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
