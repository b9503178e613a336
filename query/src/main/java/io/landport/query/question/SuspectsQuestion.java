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
import io.landport.query.sql.Facts;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Lists unit values outside the expected range, one per row. */
public final class SuspectsQuestion extends StoreQuestion {
    private static final List<Dimension> KEYS =
            List.of(MONTH, SOURCE, CROSSING, FLOW, PARTNER, REGION, REGIME, COMMODITY, UNIT, CURRENCY);

    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(),
            Stream.concat(KEYS.stream(), Stream.of(YEAR, REPORTER, CHAPTER)).toList());

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

    private static final List<AnswerColumn> COLUMNS = Stream.concat(
                    KEYS.stream().map(AnswerColumn::of), FIGURES.stream().map(AnswerColumn::sum))
            .toList();

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String SUSPECTS = "(SELECT *, month AS day FROM suspect) AS suspects";

    public SuspectsQuestion() {
        super(
                "suspects",
                "Lists commodity totals whose value per unit of quantity, or per kilogram if there is no quantity, is"
                        + " outside the range of the twelve months before. They are included in all totals.",
                "csv columns: month, source, crossing, flow, partner, region, regime, commodity, unit, currency, lines, value,"
                        + " net_weight_kg, quantity, unit_value, observations, lower_bound, median, upper_bound.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                OptionReader.FROM_MONTH,
                OptionReader.TO_MONTH);
    }

    @Override
    Query query(OptionReader reading) {
        MonthRange months = reading.months();
        Selection selection = reading.selection(DIMENSIONS);
        Facts facts = months.of(Facts.of(SUSPECTS));
        // Each group is a single row of the view, so its sums are the values of the row.
        return Query.ofRecords(selection.of(facts), COLUMNS, "count(*) > 0");
    }
}
