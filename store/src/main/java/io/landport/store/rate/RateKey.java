package io.landport.store.rate;

import java.time.LocalDate;

/**
 * The key of an exchange rate.
 *
 * @param authority code of the authority that publishes it, such as {@code ecb}
 * @param day that it was published for; the first day of the month for a rate of a month
 * @param currency ISO 4217
 */
public record RateKey(String authority, RateKind kind, LocalDate day, String currency) {
    public RateKey {
        if (kind == RateKind.MONTH && day.getDayOfMonth() != 1) {
            throw new IllegalArgumentException(
                    "the day of a monthly rate must be the first of the month but is " + day);
        }
    }

    @Override
    public String toString() {
        return authority + "'s rate of " + currency + " for "
                + (kind == RateKind.MONTH ? day.toString().substring(0, "2026-03".length()) : day);
    }
}
