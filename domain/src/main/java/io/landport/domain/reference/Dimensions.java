package io.landport.domain.reference;

import io.landport.domain.reference.commodity.Chapters;
import io.landport.domain.reference.commodity.SectorGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The part of the reference data that describes and groups: names, corridors, zones and so on. No verdict and no total depends on
 * it.
 *
 * @param digest hex SHA-256 of all files of the reference data
 * @param crossings details by crossing
 * @param openCodes codes of open schemes that are described, by {@code scheme:code}
 * @param groups of sectors
 * @param modes every mode of transport
 * @param calendar holidays and closures
 * @param preferredSources by reporter, the source to use if several report the same trade
 */
public record Dimensions(
        String digest,
        Map<String, CrossingDetails> crossings,
        Map<String, OpenCode> openCodes,
        Corridors corridors,
        Zones zones,
        Collection<CrossingCluster> clusters,
        Collection<SectorGroup> groups,
        Chapters chapters,
        Collection<Mode> modes,
        List<CalendarEntry> calendar,
        Map<String, String> preferredSources,
        List<SeriesBreak> breaks,
        Collection<TranslatedName> names) {
    private static final CrossingDetails UNKNOWN = new CrossingDetails("", "", null, null, "");

    public Dimensions {
        crossings = Map.copyOf(crossings);
        openCodes = Map.copyOf(openCodes);
        clusters = List.copyOf(clusters);
        groups = List.copyOf(groups);
        modes = List.copyOf(modes);
        calendar = List.copyOf(calendar);
        preferredSources = Map.copyOf(preferredSources);
        breaks = List.copyOf(breaks);
        names = List.copyOf(names);
    }

    /** The name of a code in other languages, empty ones if the reference data has none. */
    public TranslatedName translated(String list, String code) {
        return names.stream()
                .filter(name -> name.list().equals(list) && name.code().equals(code))
                .findFirst()
                .orElse(new TranslatedName(list, code, "", ""));
    }

    /** Details of any crossing, with nothing in them where the reference data has none. */
    public CrossingDetails details(String crossing) {
        OpenCode code = openCodes.get(crossing);
        return code == null ? crossings.getOrDefault(crossing, UNKNOWN) : code.details();
    }
}
