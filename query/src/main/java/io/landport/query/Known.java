package io.landport.query;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The days of these months, each member of a whole on the days on which it belonged to it. */
    static Sql days(String of, Optional<LocalDate> knownOn) {
        return switch (of) {
            case "corridor" -> daysOfMembers("corridor", "corridor_crossing", "crossing", knownOn);
            case "zone" -> daysOfMembers("zone", "zone_region", "region", knownOn);
            default -> dailyTotals(knownOn);
        };
    }

    private static Sql daysOfMembers(String whole, String members, String member, Optional<LocalDate> knownOn) {
        Sql days = dailyTotals(knownOn);
        return new Sql(
                "(SELECT known.*, member." + whole + " FROM " + days.text() + " JOIN " + members
                        + " AS member ON member."
                        + member + " = known." + member
                        + " AND (member.valid_from IS NULL OR known.day >= member.valid_from)"
                        + " AND (member.valid_to IS NULL OR known.day <= member.valid_to)) AS known",
                days.parameters());
    }

    /** Windows that end on a day, with the columns of {@code rolling}: rows that add up to them. */
    static Sql windows(LocalDate last, Optional<LocalDate> knownOn) {
        return knownOn.map(day -> new Sql("rolling_known_on(?, ?) AS known", List.of(last, day)))
                .orElseGet(() -> new Sql("rolling_on(?) AS known", List.of(last)));
    }

    /** The days of each window that ends on a day, with the columns of {@code rolling_current}. */
    static Sql daysOfWindows(LocalDate last, Optional<LocalDate> knownOn) {
        List<Window> windows = List.of(Window.values());
        Sql known = dailyTotals(knownOn);
        return new Sql(
                known.text()
                        + " JOIN unnest(?::text[], ?::date[], ?::date[]) AS windows(time_window, first_day, as_of)"
                        + " ON known.day BETWEEN windows.first_day AND windows.as_of",
                Stream.concat(
                                known.parameters().stream(),
                                Stream.of(
                                        windows.stream().map(Window::code).toList(),
                                        windows.stream()
                                                .map(window -> window.firstDay(last))
                                                .toList(),
                                        windows.stream().map(window -> last).toList()))
                        .toList());
    }
}
