package io.landport.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The required columns of each reference file, in order. */
final class ReferenceColumns {
    /** Files that verdicts depend on. */
    private static final Map<String, List<String>> DECIDING = table("""
            schemes.csv         scheme name kind form region_digits crossing_kind unspecified_form
            customs-regions.csv scheme prefix name
            crossings.csv       crossing kind name country_a country_b status open_from open_to note
            posts.csv           scheme code mode valid_from valid_to crossing
            modes.csv           scheme code mode name
            sectors.csv         sector name group section chapters
            regimes.csv         regime name treatment rule
            procedures.csv      scheme code regime summarises
            sources.csv         source name reporter channel crossing_schemes mode_scheme procedure_scheme \
                                import_valuation export_valuation weight date_rule rate_rule time_zone dated_by \
                                needs_decision procedure_form
            """);

    /** Files with names and groupings, which verdicts do not depend on. */
    private static final Map<String, List<String>> DESCRIBING = table("""
            crossing-details.csv   crossing name_zh name_ru latitude longitude season
            corridors.csv          corridor name name_zh name_ru parent valid_from note
            open-codes.csv         scheme code name kind country_a country_b latitude longitude
            corridor-aliases.csv   corridor alias
            corridor-crossings.csv corridor crossing valid_from valid_to
            regions.csv            region name name_zh country parent
            zones.csv              zone name name_zh kind valid_from valid_to note
            zone-regions.csv       zone region valid_from valid_to
            clusters.csv           cluster name name_zh
            cluster-crossings.csv  cluster crossing
            sector-groups.csv      group name
            names.csv              list code name_zh name_ru
            sections.csv           section name
            chapters.csv           chapter name section
            commodities.csv        commodity name name_zh name_ru sitc bec
            calendar.csv           country crossing kind first_day last_day years name
            preferred-sources.csv  reporter source
            series-breaks.csv      reporter regime day note
            """);

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

    /** The first word of a line is the file, the others are its columns. */
    private static Map<String, List<String>> table(String lines) {
        return lines.lines()
                .map(line -> List.of(line.split(" +", -1)))
                .collect(Collectors.toUnmodifiableMap(words -> words.get(0), words -> words.subList(1, words.size())));
    }
}
