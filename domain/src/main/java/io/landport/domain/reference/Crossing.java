package io.landport.domain.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where goods cross a border.
 *
 * @param id the crossing's own id, or {@code scheme:code} for one that an open or closed scheme created
 * @param kind river, road, rail, port, unspecified and so on
 * @param countryA ISO 3166 alpha-2 of one side, empty where the scheme does not say
 * @param countryB of the other side
 * @param openFrom first day, null where not known
 * @param openTo last day, null while it is open or not known
 */
public record Crossing(
        String id,
        String kind,
        String name,
        String countryA,
        String countryB,
        String status,
        @Nullable LocalDate openFrom,
        @Nullable LocalDate openTo,
        String note) {}
