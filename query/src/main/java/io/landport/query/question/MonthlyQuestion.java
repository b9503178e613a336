package io.landport.query.question;

import io.landport.query.sql.Query;
import java.util.List;
import java.util.Map;

/** Sums monthly totals. */
public final class MonthlyQuestion implements Question {
    private static final Months MONTHS = new Months("monthly", List.of());

    @Override
    public List<QuestionOption> options() {
        return MONTHS.options();
    }

    @Override
    public Query query(Map<String, String> values) {
        return MONTHS.query(values);
    }
}
