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
import io.landport.query.sql.Facts;
import io.landport.query.sql.Grain;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Sums commodity totals. Quantities in different units are never added. */
public final class CommodityQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, FLOW, REGIME, CHAPTER, COMMODITY),
            List.of(CURRENCY, UNIT));

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String TOTALS = "(SELECT *, month AS day FROM commodity_total) AS commodities";

    public CommodityQuestion() {
        super(
                "commodity",
                "Sums commodity totals by month. Quantities in different units are never added. --commodity 27"
                        + " selects all of chapter 27.",
                "With --currency, values of sources whose rule is the rate of the day are converted at the average"
                        + " rate of the month.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg, quantity, unit; with"
                        + " --currency then lines_not_converted, reason.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                OptionReader.FROM_MONTH,
                OptionReader.TO_MONTH,
                OptionReader.TREATMENT);
    }

    @Override
    Query query(OptionReader reading) {
        MonthRange months = reading.months();
        Facts facts = months.of(reading.treated(Facts.of(TOTALS)));
        Selection selection = reading.selection(DIMENSIONS);
        return totals(reading, facts, columns(selection), selection, Grain.MONTH, months);
    }

    private static List<AnswerColumn> columns(Selection selection) {
        Stream<AnswerColumn> quantity = Stream.of(AnswerColumn.sum("quantity"), AnswerColumn.of(UNIT));
        return AnswerColumn.after(
                selection.grouping(),
                Stream.concat(AnswerColumn.amounts().stream(), quantity).toList());
    }
}
