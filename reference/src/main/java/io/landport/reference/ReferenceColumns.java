package io.landport.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The required columns of each reference file, in order. */
final class ReferenceColumns {
    /** Files that verdicts depend on. */
    private static final Map<String, List<String>> DECIDING = Map.ofEntries(
            Map.entry(
                    "schemes.csv",
                    List.of("scheme", "name", "kind", "form", "region_digits", "crossing_kind", "unspecified_form")),
            Map.entry("customs-regions.csv", List.of("scheme", "prefix", "name")),
            Map.entry(
                    "crossings.csv",
                    List.of(
                            "crossing",
                            "kind",
                            "name",
                            "country_a",
                            "country_b",
                            "status",
                            "open_from",
                            "open_to",
                            "note")),
            Map.entry("posts.csv", List.of("scheme", "code", "mode", "valid_from", "valid_to", "crossing")),
            Map.entry("modes.csv", List.of("scheme", "code", "mode", "name")),
            Map.entry("sectors.csv", List.of("sector", "name", "group", "section", "chapters")),
            Map.entry("regimes.csv", List.of("regime", "name", "treatment", "rule")),
            Map.entry("procedures.csv", List.of("scheme", "code", "regime", "summarises")),
            Map.entry(
                    "sources.csv",
                    List.of(
                            "source",
                            "name",
                            "reporter",
                            "channel",
                            "crossing_schemes",
                            "mode_scheme",
                            "procedure_scheme",
                            "import_valuation",
                            "export_valuation",
                            "weight",
                            "date_rule",
                            "rate_rule",
                            "time_zone",
                            "dated_by",
                            "needs_decision",
                            "procedure_form")));

    /** Files with names and groupings, which verdicts do not depend on. */
    private static final Map<String, List<String>> DESCRIBING = Map.ofEntries(
            Map.entry(
                    "crossing-details.csv",
                    List.of("crossing", "name_zh", "name_ru", "latitude", "longitude", "season")),
            Map.entry(
                    "corridors.csv", List.of("corridor", "name", "name_zh", "name_ru", "parent", "valid_from", "note")),
            Map.entry(
                    "open-codes.csv",
                    List.of("scheme", "code", "name", "kind", "country_a", "country_b", "latitude", "longitude")),
            Map.entry("corridor-aliases.csv", List.of("corridor", "alias")),
            Map.entry("corridor-crossings.csv", List.of("corridor", "crossing", "valid_from", "valid_to")),
            Map.entry("regions.csv", List.of("region", "name", "name_zh", "country", "parent")),
            Map.entry("zones.csv", List.of("zone", "name", "name_zh", "kind", "valid_from", "valid_to", "note")),
            Map.entry("zone-regions.csv", List.of("zone", "region", "valid_from", "valid_to")),
            Map.entry("clusters.csv", List.of("cluster", "name", "name_zh")),
            Map.entry("cluster-crossings.csv", List.of("cluster", "crossing")),
            Map.entry("sector-groups.csv", List.of("group", "name")),
            Map.entry("sections.csv", List.of("section", "name")),
            Map.entry("chapters.csv", List.of("chapter", "name", "section")),
            Map.entry("calendar.csv", List.of("country", "crossing", "kind", "first_day", "last_day", "years", "name")),
            Map.entry("preferred-sources.csv", List.of("reporter", "source")),
            Map.entry("series-breaks.csv", List.of("reporter", "regime", "day", "note")));

    private ReferenceColumns() {}

    /** All files of a folder. */
    static Set<String> files() {
        Set<String> files = new TreeSet<>(DESCRIBING.keySet());
        files.addAll(DECIDING.keySet());
        files.add("version.txt");
        return files;
    }

    /** The descriptive files, which verdicts do not depend on. */
    static Set<String> describing() {
        return DESCRIBING.keySet();
    }

    /** Whether verdicts depend on a file. */
    static boolean decides(String file) {
        return !DESCRIBING.containsKey(file);
    }

    static List<String> of(String file) {
        List<String> columns = decides(file) ? DECIDING.get(file) : DESCRIBING.get(file);
        if (columns == null) {
            throw new IllegalArgumentException("unknown reference file " + file);
        }
        return columns;
    }
}
