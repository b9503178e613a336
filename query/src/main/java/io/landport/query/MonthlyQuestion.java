package io.landport.query;

import java.util.List;
import java.util.Map;

/** Adds up months of daily totals. */
public final class MonthlyQuestion implements Question {
    private static final Months MONTHS = new Months("monthly", List.of());

    @Override
    public List<QuestionOption> options() {
        return MONTHS.options();
    }

    @Override
    public Query asked(Map<String, String> words) {
        return MONTHS.asked(words);
    }
}
