package io.landport.domain.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Describes a code of an open scheme, which is a crossing without a row in the reference data.
 *
 * @param id {@code scheme:code}, such as {@code us-port:2304}
 * @param kind of the crossing, empty for the kind that the scheme gives
 * @param countryA ISO 3166 alpha-2 of the country that the place lies in, empty where it lies in none
 * @param countryB of the other side of the border, empty where the place is not at a border
 * @param latitude degrees north, null where not known
 * @param longitude degrees east, null where not known
 */
public record OpenCode(
        String id,
        String name,
        String kind,
        String countryA,
        String countryB,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {
    public OpenCode {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude and longitude stand together or not at all");
        }
    }

    /** The crossing that the code creates, with this description. */
    Crossing describe(Crossing crossing) {
        return new Crossing(
                crossing.id(),
                kind.isEmpty() ? crossing.kind() : kind,
                name,
                countryA,
                countryB,
                crossing.status(),
                crossing.openFrom(),
                crossing.openTo(),
                "");
    }

    CrossingDetails details() {
        return new CrossingDetails("", "", latitude, longitude, "");
    }
}
