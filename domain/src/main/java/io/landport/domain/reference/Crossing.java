package io.landport.domain.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where goods cross a border.
 *
 * @param id an id of the reference data, or {@code scheme:code} for a crossing created by a code of an open or closed scheme
 * @param kind river, road, rail, port, unspecified and so on
 * @param countryA ISO 3166 alpha-2 of one side, empty if unknown
 * @param countryB of the other side
 * @param openFrom first day, null if unknown
 * @param openTo last day, null if open or unknown
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
