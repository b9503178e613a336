package io.landport.sdmx;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of a time period of SDMX, both ends included.
 *
 * @param text as it was given
 */
public record TimePeriod(String text, LocalDate first, LocalDate last) {
    private static final Pattern REPORTING = Pattern.compile("([0-9]{4})-([ASTQMWD])([0-9]{1,3})");
    private static final Pattern DAY =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9:.]+)(?:Z|[+-][0-9:]+)?)?");
    private static final int MONTHS = 12;

    /**
     * Reads a year, month or day, a reporting period such as {@code 2021-Q1}, or a date and time, of which the day counts.
     *
     * @throws SdmxException if there is no such period
     */
    public static TimePeriod parse(String text) {
        try {
            if (text.matches("[0-9]{4}")) {
                return of(
                        text,
                        Year.parse(text).atDay(1),
                        Year.parse(text).atMonth(MONTHS).atEndOfMonth());
            }
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return of(
                        text,
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).atEndOfMonth());
            }
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                if (day.group(2) != null) {
                    LocalTime.parse(day.group(2));
                }
                return of(text, LocalDate.parse(day.group(1)), LocalDate.parse(day.group(1)));
            }
            Matcher reporting = REPORTING.matcher(text);
            if (reporting.matches()) {
                return reporting(
                        text,
                        Integer.parseInt(reporting.group(1)),
                        reporting.group(2).charAt(0),
                        Integer.parseInt(reporting.group(3)));
            }
        } catch (DateTimeException e) {
            // There is no such day, as the next line says.
        }
        throw SdmxError.SYNTAX.because('"' + text
                + "\" is not a time period; allowed are periods such as 2021, 2021-03, 2021-03-31 and 2021-Q1");
    }

    private static TimePeriod reporting(String text, int year, char frequency, int number) {
        return switch (frequency) {
            case 'D' -> of(text, Year.of(year).atDay(number), Year.of(year).atDay(number));
            case 'W' -> {
                LocalDate monday = LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                        .with(DayOfWeek.MONDAY);
                if (monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
                    throw new DateTimeException("no such week");
                }
                yield of(text, monday, monday.plusDays(6));
            }
            case 'A' -> months(text, year, number, MONTHS);
            case 'S' -> months(text, year, number, 6);
            case 'T' -> months(text, year, number, 4);
            case 'Q' -> months(text, year, number, 3);
            default -> months(text, year, number, 1);
        };
    }

    private static TimePeriod months(String text, int year, int number, int months) {
        YearMonth first = YearMonth.of(year, (number - 1) * months + 1);
        return of(text, first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth());
    }

    private static TimePeriod of(String text, LocalDate first, LocalDate last) {
        return new TimePeriod(text, first, last);
    }
}
