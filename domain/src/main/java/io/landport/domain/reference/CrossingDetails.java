package io.landport.domain.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What people want to know of a crossing beside what decides.
 *
 * @param crossing its id
 * @param nameChinese empty where not known
 * @param nameRussian empty where not known
 * @param latitude of the place, degrees north, null where not known
 * @param longitude of the place, degrees east, null where not known
 * @param season when it carries goods: {@code all-year}, {@code water} or {@code water-and-ice}; empty where not known
 */
public record CrossingDetails(
        String crossing,
        String nameChinese,
        String nameRussian,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        String season) {
    public CrossingDetails {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude and longitude stand together or not at all");
        }
    }
}
