package io.landport.query.question;

import static io.landport.query.sql.Dimension.MONTH;

import io.landport.query.sql.DateRange;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;

/** Compares completed months with the month before, both as known now. */
public final class MonthOnMonthQuestion extends StoreQuestion {
    private static final String DISTANCE = "1 month";

    private static final List<String> AMOUNTS = List.of("lines", "value", "net_weight_kg");

    /** What sources reported of complete months, and whether they reported the month before. */
    @Language(value = "SQL", prefix = "SELECT * FROM ", suffix = " AS w")
    private static final String REPORTED = """
            (WITH reported AS (
               SELECT t.month, t.source, t.reporter, t.flow, t.currency
               FROM reported_total AS t
               WHERE NOT EXISTS (SELECT FROM regime AS g WHERE g.id = t.regime AND g.treatment <> 'included')
               GROUP BY t.month, t.source, t.reporter, t.flow, t.currency
               HAVING sum(t.lines) > 0
             )
             SELECT n.*, b.month IS NOT NULL AS has_base
             FROM reported AS n
             LEFT JOIN reported AS b ON b.month = (n.month - interval '1 month')::date
               AND b.source = n.source AND b.reporter = n.reporter AND b.flow = n.flow AND b.currency = n.currency
             WHERE n.month < date_trunc('month', now() AT TIME ZONE 'UTC'))""";

    public MonthOnMonthQuestion() {
        super(
                "mom",
                YearOnYearQuestion.DIMENSIONS,
                "Compares completed months with the month before, both as known now. By month unless {by} is given.");
    }

    @Override
    public List<QuestionOption> options() {
        return dimensions().unconvertedOptions(OptionReader.FROM_MONTH, OptionReader.TO_MONTH);
    }

    @Override
    Query query(OptionReader reading) {
        DateRange range = reading.monthRange();
        Selection selection = reading.selection(dimensions()).orGroupedBy(List.of(MONTH));
        ComparedMonths compared = new ComparedMonths(
                selection, range, Optional.empty(), Optional.empty(), DISTANCE, SqlFragment.of(REPORTED));
        String sums = AMOUNTS.stream().map("sum(%1$s) AS %1$s"::formatted).collect(Collectors.joining(", "));
        SqlFragment facts =
                selection.of(range.of(compared.sums(compared.items(), sums, YearOnYearQuestion.amounts(AMOUNTS))
                        .wrap("(", ") AS months")
                        .facts()));
        SqlFragment reported = range.of(compared.reported());
        MissingMonths missing = MissingMonths.between(range, Optional.empty());
        return compared.query(facts, YearOnYearQuestion.comparison("sum(value)", List.of()), missing, reported);
    }
}
