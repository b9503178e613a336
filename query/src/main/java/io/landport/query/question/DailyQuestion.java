package io.landport.query.question;

import static io.landport.query.sql.Dimension.CHANNEL;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.DAY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MODE;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REGIME;
import static io.landport.query.sql.Dimension.REGION;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Ranking;
import io.landport.query.sql.RowStatus;
import io.landport.query.sql.Selection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums daily totals. */
public final class DailyQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(DAY, MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE),
            List.of(CURRENCY));

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                new QuestionOption("from", "DAY", "First statistical day, such as 2021-01-01."),
                new QuestionOption("to", "DAY", "Last statistical day."),
                OptionReader.KNOWN_ON,
                OptionReader.TREATMENT);
    }

    @Override
    public Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<LocalDate> from = reading.day("from");
        Optional<LocalDate> to = reading.day("to");
        reading.requireOrder(from, to);
        Optional<LocalDate> knownOn = reading.day(OptionReader.KNOWN_ON.name());
        Facts facts = reading.treated(Facts.of(KnownOn.dailyTotals(knownOn)))
                .where("day >= ?", from)
                .where("day <= ?", to);
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS);
        Optional<Ranking> ranking = reading.ranking(selection);
        reading.end();
        MissingMonths missing = MissingMonths.between(from.map(YearMonth::from), to.map(YearMonth::from), knownOn);
        Facts selected = selection.of(facts);
        List<AnswerColumn> columns = AnswerColumn.after(selection.grouping(), AnswerColumn.amounts());
        return Query.ofLines(selected, missing.of(columns, selection), selection, Grain.DAY, ranking)
                .lacking(missing.notice(selected, selection))
                .withStatus(RowStatus.of(selection, knownOn))
                .limited(limit);
    }
}
