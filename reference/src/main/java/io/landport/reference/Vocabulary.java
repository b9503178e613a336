package io.landport.reference;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Allowed values of cells of the reference files that no other file lists. */
final class Vocabulary {
    static final Set<String> CROSSING_KINDS = Set.of(
            "river",
            "road",
            "road-bridge",
            "rail",
            "rail-bridge",
            "ferry",
            "oil-pipeline",
            "gas-pipeline",
            "power-line");

    /** Kinds of codes of open schemes: include places that are not at a border, and codes without a place. */
    static final Set<String> OPEN_CODE_KINDS = Stream.concat(
                    CROSSING_KINDS.stream(), Stream.of("port", "airport", "unspecified"))
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> CROSSING_STATUSES = Set.of("open", "seasonal", "occasional", "little-used", "closed");

    static final Set<String> MODES = Set.of(
            "water",
            "rail",
            "road",
            "air",
            "mail",
            "pipeline",
            "power-line",
            "other",
            "free-trade-zone",
            "customs-place",
            "not-specified");

    static final Set<String> SCHEME_KINDS = Set.of("open", "closed", "crossing");
    static final Set<String> TREATMENTS = Set.of("included", "memorandum", "excluded");
    static final Set<String> VALUATIONS = Set.of("CIF", "FOB", "FAS", "customs");
    static final Set<String> WEIGHTS = Set.of("net", "gross");
    static final Set<String> DATE_RULES = Set.of("release-date", "month-end");
    static final Set<String> RATE_RULES = Set.of("day", "customs-month", "none");
    static final Set<String> DATED_BY = Set.of("day", "month");

    static final Set<String> SEASONS = Set.of("all-year", "water", "water-and-ice");
    static final Set<String> ZONE_KINDS = Set.of("free-trade", "development-and-opening", "cross-border-e-commerce");
    static final Set<String> CALENDAR_KINDS = Set.of("holiday", "closure");

    private Vocabulary() {}
}
