package io.landport.console.view;

import io.landport.domain.reference.Period;
import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest day and the windows that end on it, each with the period that it is compared with: as many days before, or the same days of the
 * month or year before.
 */
record Span(String code, Period period, Period before) {

    /** All of a source, shortest first. */
    static List<Span> of(LocalDate newest, boolean isDatedByMonth) {
        List<Span> spans = new ArrayList<>();
        if (!isDatedByMonth) {
            spans.add(new Span("1d", new Period(newest, newest), new Period(newest.minusDays(1), newest.minusDays(1))));
        }
        Window.of(isDatedByMonth).forEach(window -> spans.add(of(window, newest)));
        return spans;
    }

    private static Span of(Window window, LocalDate newest) {
        Period period = new Period(window.firstDay(newest), newest);
        return new Span(window.code(), period, before(window, period));
    }

    private static Period before(Window window, Period period) {
        LocalDate first = period.from();
        LocalDate last = period.to();
        return switch (window) {
            case SEVEN_DAYS, THIRTY_DAYS -> new Period(first.minusDays(daysOf(period)), first.minusDays(1));
            case MONTH_TO_DATE ->
                new Period(first.minusMonths(1), sameDayOf(YearMonth.from(first).minusMonths(1), last));
            case YEAR_TO_DATE ->
                new Period(first.minusYears(1), sameDayOf(YearMonth.from(last).minusYears(1), last));
            case TWELVE_MONTHS -> new Period(first.minusYears(1), first.minusDays(1));
        };
    }

    private static long daysOf(Period period) {
        return period.from().until(period.to(), java.time.temporal.ChronoUnit.DAYS) + 1;
    }

    /** The end of a month is compared with the end of the other month. */
    private static LocalDate sameDayOf(YearMonth month, LocalDate day) {
        boolean isLast = day.equals(YearMonth.from(day).atEndOfMonth());
        return isLast ? month.atEndOfMonth() : month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }
}
