package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * Days on which little or no trade is expected.
 *
 * @param country that has the holiday; empty for a closure by both sides
 * @param crossing that is closed; empty for a national holiday
 * @param kind {@code holiday} or {@code closure}
 * @param period the days; without an end while a closure lasts
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
