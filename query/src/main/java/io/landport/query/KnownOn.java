package io.landport.query;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Totals as they are known, now or at the end of an earlier day. */
final class KnownOn {
    private KnownOn() {}

    /**
     * Rows that add up to the daily totals, as a table expression called {@code known}. A total is the sum of its changes,
     * and what was known of it is the sum of those that had been received.
     */
    static SqlFragment dailyTotals(Optional<LocalDate> knownOn) {
        return knownOn.map(day ->
                        new SqlFragment("(SELECT * FROM daily_change WHERE received_day <= ?) AS known", List.of(day)))
                .orElseGet(() -> new SqlFragment("daily_total AS known", List.of()));
    }

    /**
     * The same of months, whose first day stands for the day.
     *
     * @param of what the months are of: monthly, corridor or zone
     */
    static SqlFragment months(String of, Optional<LocalDate> knownOn) {
        String rows = "(SELECT *, month AS day FROM " + of;
        return knownOn.map(day -> new SqlFragment(rows + "_change WHERE received_day <= ?) AS known", List.of(day)))
                .orElseGet(() -> new SqlFragment(rows + "_total) AS known", List.of()));
    }

    /** The days of these months, each member of a whole on the days on which it belonged to it. */
    static SqlFragment days(String of, Optional<LocalDate> knownOn) {
        return switch (of) {
            case "corridor" -> daysOfMembers("corridor", "corridor_crossing", "crossing", knownOn);
            case "zone" -> daysOfMembers("zone", "zone_region", "region", knownOn);
            default -> dailyTotals(knownOn);
        };
    }

    private static SqlFragment daysOfMembers(String whole, String members, String member, Optional<LocalDate> knownOn) {
        SqlFragment days = dailyTotals(knownOn);
        return new SqlFragment(
                "(SELECT known.*, member." + whole + " FROM " + days.text() + " JOIN " + members
                        + " AS member ON member."
                        + member + " = known." + member
                        + " AND (member.valid_from IS NULL OR known.day >= member.valid_from)"
                        + " AND (member.valid_to IS NULL OR known.day <= member.valid_to)) AS known",
                days.parameters());
    }

    /** Windows that end on a day, with the columns of {@code rolling}: rows that add up to them. */
    static SqlFragment windows(LocalDate last, Optional<LocalDate> knownOn) {
        return knownOn.map(day -> new SqlFragment("rolling_known_on(?, ?) AS known", List.of(last, day)))
                .orElseGet(() -> new SqlFragment("rolling_on(?) AS known", List.of(last)));
    }

    /** The days of each window that ends on a day, with the columns of {@code rolling_current}. */
    static SqlFragment daysOfWindows(LocalDate last, Optional<LocalDate> knownOn) {
        List<Window> windows = List.of(Window.values());
        SqlFragment known = dailyTotals(knownOn);
        return new SqlFragment(
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
