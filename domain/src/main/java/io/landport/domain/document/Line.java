package io.landport.domain.document;

import org.jspecify.annotations.Nullable;

/**
 * One item of a declaration. Amounts are scaled as defined by {@link Measures} and may be out of bounds until judged.
 *
 * @param commodity HS code, 2 to 12 digits
 * @param value money in 1/10,000 of its currency's unit
 * @param netWeight in 1/1,000 kilogram, null if not recorded
 * @param quantity supplementary quantity in 1/1,000 of {@code unit}, null if there is none
 * @param unit of the quantity, the source's code
 * @param partner as in the header, if the line gives it
 * @param procedure as in the header, if the line gives it
 * @param number the number that the source gives the line, null if it numbers none
 * @param currency ISO 4217 code of the value, if it is not the header's
 * @param details of the goods of this line
 */
public record Line(
        String commodity,
        long value,
        @Nullable Long netWeight,
        @Nullable Long quantity,
        @Nullable String unit,
        @Nullable String partner,
        @Nullable String procedure,
        @Nullable Long number,
        @Nullable String currency,
        Details details) {

    /** A line without number, currency and details. */
    public Line(
            String commodity,
            long value,
            @Nullable Long netWeight,
            @Nullable Long quantity,
            @Nullable String unit,
            @Nullable String partner,
            @Nullable String procedure) {
        this(commodity, value, netWeight, quantity, unit, partner, procedure, null, null, Details.NONE);
    }

    /** The same line for another commodity and value. */
    public Line with(String otherCommodity, long otherValue) {
        return new Line(
                otherCommodity, otherValue, netWeight, quantity, unit, partner, procedure, number, currency, details);
    }
}
