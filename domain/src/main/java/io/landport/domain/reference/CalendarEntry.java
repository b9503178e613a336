package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * Days on which no trade, or little, is to be expected.
 *
 * @param country whose holiday it is, empty for a closure by both sides
 * @param crossing what is closed, empty for a holiday of a whole country
 * @param kind {@code holiday} or {@code closure}
 * @param period the days; unbounded at its end while a closure lasts
 */
public record CalendarEntry(String country, String crossing, String kind, Period period, String name) {

    /** The first day. */
    public LocalDate firstDay() {
        return period.from();
    }

    public boolean overlaps(CalendarEntry other) {
        return country.equals(other.country)
                && crossing.equals(other.crossing)
                && kind.equals(other.kind)
                && period.overlaps(other.period);
    }
}
