package io.landport.query;

import java.util.List;
import java.util.Map;

/** Adds up what crosses the border through corridors, by month. Corridors overlap, so two are never added. */
public final class CorridorQuestion implements Question {
    private static final Months MONTHS = new Months("corridor", List.of(Dimension.CORRIDOR));

    @Override
    public List<QuestionOption> options() {
        return MONTHS.options();
    }

    @Override
    public Query asked(Map<String, String> words) {
        return MONTHS.asked(words);
    }
}
