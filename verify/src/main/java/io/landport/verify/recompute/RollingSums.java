package io.landport.verify.recompute;

import io.landport.domain.reference.Reference;
import io.landport.domain.total.Window;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import java.time.LocalDate;
import java.util.Map;

/** Adds up daily totals by window: each day counts in every window of its source that contains it. */
final class RollingSums {
    private final Reference reference;
    private final Map<String, LocalDate> asOf;

    /** @param asOf the as-of day of each source */
    RollingSums(Reference reference, Map<String, LocalDate> asOf) {
        this.reference = reference;
        this.asOf = Map.copyOf(asOf);
    }

    /** Adds up {@code totals}, by series and day, into {@code rolling}, by series and window. */
    void add(Ledger totals, Ledger rolling) {
        try (LedgerCursor cursor = totals.sorted()) {
            while (cursor.advance()) {
                add(cursor.keyText(), cursor.figures(), rolling);
            }
        }
    }

    private void add(String totalKey, Figures figures, Ledger rolling) {
        int bar = totalKey.lastIndexOf('|');
        String series = totalKey.substring(0, bar);
        LocalDate day = LocalDate.parse(totalKey.substring(bar + 1));
        String source = series.substring(0, series.indexOf('|'));
        LocalDate last = asOf.get(source);
        boolean isDatedByMonth = reference.source(source).orElseThrow().isDatedByMonth();
        if (last == null || day.isAfter(last)) {
            throw new IllegalStateException(totalKey + " is later than the as-of day of its source, " + last);
        }
        for (Window window : Window.of(isDatedByMonth)) {
            if (!day.isBefore(window.firstDay(last))) {
                rolling.put(series + '|' + window.code(), figures);
            }
        }
    }
}
