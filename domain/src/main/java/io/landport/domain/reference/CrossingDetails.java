package io.landport.domain.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Descriptive attributes of a crossing, which no verdict depends on.
 *
 * @param nameChinese empty if unknown
 * @param nameRussian empty if unknown
 * @param latitude degrees north, null if unknown
 * @param longitude degrees east, null if unknown
 * @param season when it carries goods: {@code all-year}, {@code water} or {@code water-and-ice}; empty if unknown
 */
public record CrossingDetails(
        String nameChinese,
        String nameRussian,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        String season) {
    public CrossingDetails {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude and longitude must both be given or both be empty");
        }
    }
}
