package io.landport.query.question;

import static io.landport.query.sql.Dimension.CHAPTER;
import static io.landport.query.sql.Dimension.COMMODITY;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REGIME;
import static io.landport.query.sql.Dimension.REGION;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.UNIT;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.util.List;
import java.util.stream.Stream;

/** Unit values outside the expected range, one per row. */
public final class SuspectsQuestion extends StoreQuestion {
    private static final List<Dimension> KEYS =
            List.of(MONTH, SOURCE, CROSSING, FLOW, PARTNER, REGION, REGIME, COMMODITY, UNIT, CURRENCY);

    private static final List<String> FIGURES = List.of(
            "lines",
            "value",
            "net_weight_kg",
            "quantity",
            "unit_value",
            "observations",
            "lower_bound",
            "median",
            "upper_bound");

    /** Commodity totals, with the first day of the month as {@code day}. */
    private static final String TOTALS = "(SELECT month AS day, "
            + ComparedMonths.inCollationOfStore(List.of(
                    "source",
                    "reporter",
                    "partner",
                    "region",
                    "crossing",
                    "flow",
                    "regime",
                    "currency",
                    "commodity",
                    "unit"))
            + ", good, lines, value, net_weight_kg, quantity, unit_value, log_unit_value FROM unit_value_part()) AS totals";

    /**
     * The rows of the view {@code suspect} without names. Each range is computed once, before it is compared with many totals: the planner
     * would sort all totals first, and look up the range of each. Argument: the totals, as facts.
     */
    private static final String SUSPECTS = """
            (WITH ranges AS MATERIALIZED (
               SELECT g.good, g.day, r.*
               FROM (SELECT DISTINCT good, day%1$s) AS g
               CROSS JOIN LATERAL unit_value_range(g.good, g.day) AS r
               WHERE r.lower IS NOT NULL
             )
             SELECT f.*, r.observations, r.lower_bound, r.median, r.upper_bound
             FROM (SELECT *%1$s) AS f
             JOIN ranges AS r USING (good, day)
             WHERE is_suspect_unit_value(f.unit_value, f.log_unit_value, r.lower, r.upper)) AS suspects""";

    public SuspectsQuestion() {
        super(
                "suspects",
                new QueryDimensions(
                        List.of(),
                        Stream.concat(KEYS.stream(), Stream.of(YEAR, REPORTER, CHAPTER))
                                .toList()),
                "Lists commodity totals whose value per unit of quantity, or per kilogram if there is no quantity, is"
                        + " outside the range of the twelve months before. They are included in all totals.");
    }

    @Override
    public List<QuestionOption> options() {
        return dimensions().options(OptionReader.FROM_MONTH, OptionReader.TO_MONTH);
    }

    @Override
    Query query(OptionReader reading) {
        SqlFragment totals =
                reading.selection(dimensions()).of(reading.monthRange().of(SqlFragment.from(TOTALS)));
        SqlFragment suspects = new SqlFragment(
                SUSPECTS.formatted(totals.text()),
                Stream.concat(totals.parameters().stream(), totals.parameters().stream())
                        .toList());
        // Each group is a single row, so its sums are the values of the row.
        List<AnswerColumn> values = FIGURES.stream().map(AnswerColumn::sum).toList();
        return Query.ofRecords(suspects.facts(), AnswerColumn.after(KEYS, values), "count(*) > 0");
    }
}
