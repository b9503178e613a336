package io.landport.domain.reference;

import java.util.List;
import java.util.Map;

/** The header that each reference file must have, in this order. */
final class Columns {
    private static final Map<String, List<String>> OF_FILE = Map.of(
            "schemes.csv",
            List.of("scheme", "name", "kind", "form", "region_digits", "crossing_kind", "unspecified_form"),
            "customs-regions.csv",
            List.of("scheme", "prefix", "name"),
            "crossings.csv",
            List.of("crossing", "kind", "name", "country_a", "country_b", "status", "open_from", "open_to", "note"),
            "posts.csv",
            List.of("scheme", "code", "mode", "valid_from", "valid_to", "crossing"),
            "modes.csv",
            List.of("scheme", "code", "mode", "name"),
            "sectors.csv",
            List.of("sector", "name", "group", "section", "chapters"),
            "regimes.csv",
            List.of("regime", "name", "treatment", "rule"),
            "procedures.csv",
            List.of("scheme", "code", "regime", "summarises"),
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
                    "procedure_form"));

    private Columns() {}

    static List<String> of(String file) {
        List<String> columns = OF_FILE.get(file);
        if (columns == null) {
            throw new IllegalArgumentException("there is no reference file " + file);
        }
        return columns;
    }
}
