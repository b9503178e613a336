package io.landport.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Daily totals as they are known, now or at the end of an earlier day. */
final class Known {
    private Known() {}

    /**
     * Rows that add up to the daily totals, as a table expression called {@code known}. A total is the sum of its changes,
     * and what was known of it is the sum of those that had been received.
     */
    static Sql dailyTotals(Optional<LocalDate> knownOn) {
        return knownOn.map(
                        day -> new Sql("(SELECT * FROM daily_change WHERE received_day <= ?) AS known", List.of(day)))
                .orElseGet(() -> new Sql("daily_total AS known", List.of()));
    }
}
