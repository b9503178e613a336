package io.landport.launcher.administration;

import io.landport.store.generation.FigureChange;
import io.landport.terminal.Columns;
import java.math.BigDecimal;
import java.util.List;

/** The changes of figures by a rebuild, as text. */
public final class RebuildText {
    private static final Columns LAYOUT = new Columns(" ", -12, -8, -4, 8, 14, 14, 22, 22, 20, 20);

    private RebuildText() {}

    /** One row for each source, month and currency that changes, and the views that must be created again. */
    public static String of(List<FigureChange> changes, List<String> views) {
        StringBuilder text = new StringBuilder();
        if (changes.isEmpty()) {
            text.append("No figure changes.%n".formatted());
        } else {
            text.append("Changed figures by source and month: number of changed daily totals, then old and new%n"
                    .formatted());
            text.append(row("source", "month", "", "totals", "lines", "", "value", "", "net weight kg", ""));
            changes.forEach(change -> text.append(row(change)));
        }
        if (!views.isEmpty()) {
            text.append("These views will read the retired generation after the swap;"
                    + " create them again afterwards: " + String.join(", ", views) + System.lineSeparator());
        }
        return text.toString();
    }

    private static String row(FigureChange change) {
        return row(
                change.source(),
                change.month(),
                change.currency(),
                Long.toString(change.totals()),
                Long.toString(change.oldLines()),
                Long.toString(change.newLines()),
                text(change.oldValue()),
                text(change.newValue()),
                text(change.oldWeight()),
                text(change.newWeight()));
    }

    private static String row(String... cells) {
        return LAYOUT.line(List.of(cells)) + System.lineSeparator();
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
