package io.landport.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Totals as they are known, now or at the end of an earlier day. */
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

    /**
     * The same of months, whose first day stands for the day.
     *
     * @param of what the months are of: monthly, corridor or zone
     */
    static Sql months(String of, Optional<LocalDate> knownOn) {
        String rows = "(SELECT *, month AS day FROM " + of;
        return knownOn.map(day -> new Sql(rows + "_change WHERE received_day <= ?) AS known", List.of(day)))
                .orElseGet(() -> new Sql(rows + "_total) AS known", List.of()));
    }

    /** Windows that end on a day, with the columns of {@code rolling}: rows that add up to them. */
    static Sql windows(LocalDate last, Optional<LocalDate> knownOn) {
        return knownOn.map(day -> new Sql("rolling_known_on(?, ?) AS known", List.of(last, day)))
                .orElseGet(() -> new Sql("rolling_on(?) AS known", List.of(last)));
    }
}
