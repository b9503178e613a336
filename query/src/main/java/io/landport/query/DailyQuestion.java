package io.landport.query;

import static io.landport.query.Dimension.CHANNEL;
import static io.landport.query.Dimension.CROSSING;
import static io.landport.query.Dimension.CURRENCY;
import static io.landport.query.Dimension.DAY;
import static io.landport.query.Dimension.FLOW;
import static io.landport.query.Dimension.MODE;
import static io.landport.query.Dimension.MONTH;
import static io.landport.query.Dimension.PARTNER;
import static io.landport.query.Dimension.REGIME;
import static io.landport.query.Dimension.REGION;
import static io.landport.query.Dimension.REPORTER;
import static io.landport.query.Dimension.SECTOR;
import static io.landport.query.Dimension.SOURCE;
import static io.landport.query.Dimension.YEAR;

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
