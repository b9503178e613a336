package io.landport.domain.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a declaration that apply to all its lines, in the codes of its source. Null means not given, which is not "other".
 *
 * @param statisticalDate the statistical day that the source gives
 * @param flow {@code import} or {@code export}
 * @param crossingScheme the scheme of {@code crossing}; null means the first of the source
 * @param crossing where the goods cross the border
 * @param mode transport mode at the border
 * @param partner ISO 3166 alpha-2 of the origin (import) or last known destination (export), if the header gives it
 * @param region registered place of the resident trader
 * @param procedure customs procedure, if the header gives it
 * @param currency ISO 4217 code of every value of the document whose line has no currency of its own
 * @param details of all goods of the document
 */
public record Header(
        LocalDate statisticalDate,
        String flow,
        @Nullable String crossingScheme,
        String crossing,
        @Nullable String mode,
        @Nullable String partner,
        @Nullable String region,
        @Nullable String procedure,
        String currency,
        Details details) {

    /** A header without details. */
    public Header(
            LocalDate statisticalDate,
            String flow,
            @Nullable String crossingScheme,
            String crossing,
            @Nullable String mode,
            @Nullable String partner,
            @Nullable String region,
            @Nullable String procedure,
            String currency) {
        this(statisticalDate, flow, crossingScheme, crossing, mode, partner, region, procedure, currency, Details.NONE);
    }

    /** The same at another crossing and on another day. */
    public Header at(LocalDate day, @Nullable String scheme, String code) {
        return new Header(day, flow, scheme, code, mode, partner, region, procedure, currency, details);
    }
}
