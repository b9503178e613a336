package io.landport.query.question;

import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import java.util.List;
import java.util.Map;

/** Sums the trade through corridors by month. Corridors overlap, so they are never added to each other. */
public final class CorridorQuestion implements Question {
    private static final Months MONTHS = new Months("corridor", List.of(Dimension.CORRIDOR));

    @Override
    public List<QuestionOption> options() {
        return MONTHS.options();
    }

    @Override
    public Query query(Map<String, String> values) {
        return MONTHS.query(values);
    }
}
