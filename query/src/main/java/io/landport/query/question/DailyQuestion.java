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
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Sums daily totals. */
public final class DailyQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(DAY, MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE),
            List.of(CURRENCY));

    public DailyQuestion() {
        super(
                "daily",
                "Sums daily totals. One row for each combination of --by and each currency, or with --currency in"
                        + " that currency; amounts in different currencies are never added.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg; with --currency"
                        + " then lines_not_converted, reason.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                new QuestionOption("from", "DAY", "First statistical day, such as 2021-01-01."),
                new QuestionOption("to", "DAY", "Last statistical day."),
                OptionReader.KNOWN_ON,
                OptionReader.TREATMENT);
    }

    @Override
    public boolean isSettling() {
        return true;
    }

    @Override
    Query query(OptionReader reading) {
        Optional<LocalDate> from = reading.day("from");
        Optional<LocalDate> to = reading.day("to");
        reading.requireOrder(from, to);
        Facts facts = reading.treated(Facts.of(KnownOn.dailyTotals(reading.knownOn())))
                .where("day >= ?", from)
                .where("day <= ?", to);
        Selection selection = reading.selection(DIMENSIONS);
        MonthRange months = new MonthRange(from.map(YearMonth::from), to.map(YearMonth::from));
        List<AnswerColumn> columns = AnswerColumn.after(selection.grouping(), AnswerColumn.amounts());
        return totals(reading, facts, columns, selection, Grain.DAY, months);
    }
}
