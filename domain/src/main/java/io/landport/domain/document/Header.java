package io.landport.domain.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration says of all its lines, in the codes of its source. A null was not given, which is not "other".
 *
 * @param statisticalDate the day on which the source counts the document
 * @param flow {@code import} or {@code export}
 * @param crossingScheme the scheme of {@code crossing}; the source's first where null
 * @param crossing where the goods cross the border
 * @param mode transport mode at the border
 * @param partner ISO 3166 alpha-2 of the origin (import) or last known destination (export), where it stands on the header
 * @param region registered place of the resident trader
 * @param procedure customs procedure, where it stands on the header
 * @param currency ISO 4217 code of every value of the document
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
        String currency) {}
