package io.landport.launcher.administration;

import io.landport.store.generation.FigureChange;
import java.math.BigDecimal;
import java.util.List;

/** The changes of figures by a rebuild, as text. */
public final class RebuildText {
    private static final String ROW = "%-12s %-8s %-4s %8s %14s %14s %22s %22s %20s %20s%n";

    private RebuildText() {}

    /** One row for each source, month and currency that changes, and the views that must be created again. */
    public static String of(List<FigureChange> changes, List<String> views) {
        StringBuilder text = new StringBuilder();
        if (changes.isEmpty()) {
            text.append("No figure changes.%n".formatted());
        } else {
            text.append("Changed figures by source and month: number of changed daily totals, then old and new%n"
                    .formatted());
            text.append(ROW.formatted("source", "month", "", "totals", "lines", "", "value", "", "net weight kg", ""));
            changes.forEach(change -> text.append(row(change)));
        }
        if (!views.isEmpty()) {
            text.append("These views will read the retired generation after the swap;"
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
