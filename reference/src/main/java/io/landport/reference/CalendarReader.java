package io.landport.reference;

import io.landport.domain.reference.CalendarEntry;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads holidays and closures; a row may apply to the same days of several years. */
final class CalendarReader {
    private static final String HOLIDAY = "holiday";

    private final ReferenceFiles table;
    private final Map<String, Crossing> crossings;
    private final List<CalendarEntry> entries = new ArrayList<>();

    CalendarReader(ReferenceFiles table, Map<String, Crossing> crossings) {
        this.table = table;
        this.crossings = crossings;
    }

    List<CalendarEntry> read() {
        table.each("calendar.csv", this::add);
        return entries;
    }

    private void add(ReferenceRow row) {
        boolean isHoliday = row.oneOf("kind", Vocabulary.CALENDAR_KINDS).equals(HOLIDAY);
        if (isHoliday) {
            row.required("country");
            row.required("last_day");
        } else {
            row.required("crossing");
        }
        String country = row.optional("country", row::country);
        String crossing = row.optional("crossing", column -> row.known(column, crossings));
        if (isHoliday && !crossing.isEmpty()) {
            throw new IllegalArgumentException("a holiday belongs to a country, not to crossing " + crossing);
        }
        for (Period period : periods(row)) {
            add(new CalendarEntry(country, crossing, row.required("kind"), period, row.required("name")));
        }
    }

    private void add(CalendarEntry entry) {
        for (CalendarEntry other : entries) {
            if (entry.overlaps(other)) {
                throw new IllegalArgumentException(
                        entry.period() + " overlaps " + other.period() + " of '" + other.name() + "'");
            }
        }
        entries.add(entry);
    }

    private static List<Period> periods(ReferenceRow row) {
        String years = row.text("years");
        if (years.isEmpty()) {
            return List.of(Period.of(row.requiredDay("first_day"), row.day("last_day")));
        }
        if (!years.matches("[0-9]{4}-[0-9]{4}")) {
            throw new IllegalArgumentException("years " + years + " is not a range such as 2021-2027");
        }
        MonthDay first = dayOfYear(row, "first_day");
        MonthDay last = dayOfYear(row, "last_day");
        List<Period> periods = new ArrayList<>();
        int end = Integer.parseInt(years.substring(5));
        for (int year = Integer.parseInt(years.substring(0, 4)); year <= end; year++) {
            periods.add(Period.of(in(year, first), in(year, last)));
        }
        return periods;
    }

    private static MonthDay dayOfYear(ReferenceRow row, String column) {
        String text = row.required(column);
        try {
            return MonthDay.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column + ' ' + text + " is not a day of a year such as --10-01, which rows with years need", e);
        }
    }

    private static LocalDate in(int year, MonthDay day) {
        if (!day.isValidYear(year)) {
            throw new IllegalArgumentException(day + " does not exist in " + Year.of(year));
        }
        return day.atYear(year);
    }
}
