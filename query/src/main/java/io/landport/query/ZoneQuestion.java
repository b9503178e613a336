package io.landport.query;

import java.util.List;
import java.util.Map;

/** Adds up the trade of zones, through their traders, by month. Zones overlap, so two are never added. */
public final class ZoneQuestion implements Question {
    private static final Months MONTHS = new Months("zone", List.of(Dimension.ZONE));

    @Override
    public List<QuestionOption> options() {
        return MONTHS.options();
    }

    @Override
    public Query asked(Map<String, String> words) {
        return MONTHS.asked(words);
    }
}
