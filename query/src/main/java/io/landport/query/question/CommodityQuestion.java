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
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Ranking;
import io.landport.query.sql.RowStatus;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Sums commodity totals. Quantities in different units are never added. */
public final class CommodityQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, FLOW, REGIME, CHAPTER, COMMODITY),
            List.of(CURRENCY, UNIT));

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String TOTALS = "(SELECT *, month AS day FROM commodity_total) AS commodities";

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                new QuestionOption("from", "MONTH", "First month, such as 2021-01."),
                new QuestionOption("to", "MONTH", "Last month."),
                OptionReader.TREATMENT);
    }

    @Override
    public Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        MonthRange months = reading.months();
        Facts facts = months.of(reading.treated(Facts.of(TOTALS)));
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS);
        Optional<Ranking> ranking = reading.ranking(selection);
        reading.end();
        MissingMonths missing = MissingMonths.between(months.from(), months.to(), Optional.empty());
        Facts selected = selection.of(facts);
        return Query.ofLines(selected, missing.of(columns(selection), selection), selection, Grain.MONTH, ranking)
                .lacking(missing.notice(selected, selection))
                .withStatus(RowStatus.of(selection, Optional.empty()))
                .limited(limit);
    }

    private static List<AnswerColumn> columns(Selection selection) {
        Stream<AnswerColumn> quantity = Stream.of(AnswerColumn.sum("quantity"), AnswerColumn.of(UNIT));
        return AnswerColumn.after(
                selection.grouping(),
                Stream.concat(AnswerColumn.amounts().stream(), quantity).toList());
    }
}
