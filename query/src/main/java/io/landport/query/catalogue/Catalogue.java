package io.landport.query.catalogue;

import io.landport.query.question.Questions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All dataflows. */
public final class Catalogue {
    /** The views that have the figures of questions. Other questions list records, which are no cube. */
    private static final Map<String, String> RELATIONS = Map.ofEntries(
            Map.entry("daily", "daily_total"),
            Map.entry("monthly", "monthly_total"),
            Map.entry("rolling", "rolling_current"),
            Map.entry("commodity", "commodity_total"),
            Map.entry("corridor", "corridor_total"),
            Map.entry("zone", "zone_total"),
            Map.entry("revisions", "revision"),
            Map.entry("yoy", "year_on_year"),
            Map.entry("mom", "month_on_month"),
            Map.entry("shares", "crossing_share_of_flow"),
            Map.entry("index", "price_and_volume"),
            Map.entry("growth", "price_and_volume"),
            Map.entry("mirror", "mirror"));

    private Catalogue() {}

    /** The dataflows by name, in the order of the questions. */
    public static Map<String, Dataflow> dataflows() {
        Map<String, Dataflow> flows = new LinkedHashMap<>();
        Questions.all()
                .forEach((code, question) -> Optional.ofNullable(RELATIONS.get(code))
                        .ifPresent(relation -> flows.put(code, new Dataflow(question, relation))));
        return Collections.unmodifiableMap(flows);
    }
}
