package io.landport.domain.document;

import org.jspecify.annotations.Nullable;

/**
 * One kind of goods of a declaration. Amounts are scaled as {@link Measures} says and may be out of bounds until judged.
 *
 * @param commodity HS code, 2 to 12 digits
 * @param value money in 1/10,000 of the header's currency
 * @param netWeight in 1/1,000 kilogram, null where it was not recorded
 * @param quantity supplementary quantity in 1/1,000 of {@code unit}, null where there is none
 * @param unit of the quantity, the source's code
 * @param partner as the header's, where it stands on the line
 * @param procedure as the header's, where it stands on the line
 */
public record Line(
        String commodity,
        long value,
        @Nullable Long netWeight,
        @Nullable Long quantity,
        @Nullable String unit,
        @Nullable String partner,
        @Nullable String procedure) {}
