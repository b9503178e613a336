package io.landport.query.sql;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/** Totals as they are known now, or were known at the end of an earlier day. */
public final class KnownOn {
    /** Arguments: the column of the whole, the days, the table of members, and the column of members. */
    private static final String DAYS_OF_MEMBERS = """
            (SELECT known.*, member.%1$s
            FROM %2$s
            JOIN %3$s AS member ON member.%4$s = known.%4$s
              AND (member.valid_from IS NULL OR known.day >= member.valid_from)
              AND (member.valid_to IS NULL OR known.day <= member.valid_to)) AS known""";

    @Language(value = "SQL", prefix = "SELECT * FROM daily_total AS known ")
    private static final String DAYS_OF_WINDOWS = """
            JOIN unnest(?::text[], ?::date[], ?::date[]) AS windows(time_window, first_day, as_of)
              ON known.day BETWEEN windows.first_day AND windows.as_of""";

    private KnownOn() {}

    /**
     * A table expression {@code known} whose rows add up to daily totals. A total is the sum of its changes; as known on a day, it is
     * the sum of the changes received up to that day.
     */
    public static SqlFragment dailyTotals(Optional<LocalDate> knownOn) {
        return knownOn.map(day -> SqlFragment.of("(SELECT * FROM daily_change WHERE received_day <= ?) AS known", day))
                .orElseGet(() -> SqlFragment.of("daily_total AS known"));
    }

    /**
     * The same for months, with the first day of the month as {@code day}.
     *
     * @param of prefix of the view: monthly, corridor or zone
     */
    public static SqlFragment months(String of, Optional<LocalDate> knownOn) {
        String rows = "(SELECT *, month AS day FROM " + of;
        return knownOn.map(day -> SqlFragment.of(rows + "_change WHERE received_day <= ?) AS known", day))
                .orElseGet(() -> SqlFragment.of(rows + "_total) AS known"));
    }

    /** The changes of totals by received day, all or up to a day. */
    public static SqlFragment changes(String of, boolean isOfDays, Optional<LocalDate> knownOn) {
        LocalDate last = knownOn.orElse(LocalDate.of(9999, 12, 31));
        return isOfDays ? dailyTotals(Optional.of(last)) : months(of, Optional.of(last));
    }

    /** The same for months of what each source reported, without the dimensions that {@code reported_total} adds up. */
    public static SqlFragment reportedMonths() {
        return SqlFragment.of("(SELECT *, month AS day FROM reported_total) AS known");
    }

    /** The days of these months; members of a corridor or zone count on the days of their membership. */
    public static SqlFragment days(String of, Optional<LocalDate> knownOn) {
        return switch (of) {
            case "corridor" -> daysOfMembers("corridor", "corridor_crossing", "crossing", knownOn);
            case "zone" -> daysOfMembers("zone", "zone_region", "region", knownOn);
            default -> dailyTotals(knownOn);
        };
    }

    private static SqlFragment daysOfMembers(String whole, String members, String member, Optional<LocalDate> knownOn) {
        SqlFragment days = dailyTotals(knownOn);
        return new SqlFragment(DAYS_OF_MEMBERS.formatted(whole, days.text(), members, member), days.parameters());
    }

    /** Rows with the columns of {@code rolling} that add up to the windows that end on a day. */
    public static SqlFragment windows(LocalDate last, Optional<LocalDate> knownOn) {
        return knownOn.map(day -> SqlFragment.of("rolling_known_on(?, ?) AS known", last, day))
                .orElseGet(() -> SqlFragment.of("rolling_on(?) AS known", last));
    }

    /** The days of each window that ends on a day, with the columns of {@code rolling_current}. */
    public static SqlFragment daysOfWindows(LocalDate last, Optional<LocalDate> knownOn) {
        List<Window> windows = List.of(Window.values());
        return dailyTotals(knownOn)
                .and(
                        ' ' + DAYS_OF_WINDOWS,
                        windows.stream().map(Window::code).toList(),
                        windows.stream().map(window -> window.firstDay(last)).toList(),
                        windows.stream().map(window -> last).toList());
    }
}
