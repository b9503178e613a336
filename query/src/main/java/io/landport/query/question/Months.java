package io.landport.query.question;

import static io.landport.query.sql.Dimension.CHANNEL;
import static io.landport.query.sql.Dimension.CROSSING;
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
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Ranking;
import io.landport.query.sql.RowStatus;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The common part of queries for months.
 *
 * @param of prefix of the views of the store: {@code monthly}, {@code corridor} or {@code zone}
 * @param wholes further key columns of each row, such as the corridor; their values overlap, so they are never added
 */
record Months(String of, List<Dimension> wholes) {
    private static final List<Dimension> GROUPING =
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE);

    /** The dimensions of {@code reported_total}, which has a row where months have thousands. */
    private static final Set<Dimension> REPORTED =
            Set.of(MONTH, YEAR, SOURCE, REPORTER, FLOW, REGIME, Dimension.CURRENCY);

    Months {
        wholes = List.copyOf(wholes);
    }

    List<QuestionOption> options() {
        return dimensions()
                .rankedOptions(
                        new QuestionOption("from", "MONTH", "First month, such as 2021-01."),
                        new QuestionOption("to", "MONTH", "Last month."),
                        OptionReader.KNOWN_ON,
                        OptionReader.TREATMENT);
    }

    Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        MonthRange months = reading.months();
        Optional<LocalDate> knownOn = reading.day(OptionReader.KNOWN_ON.name());
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(dimensions());
        Facts facts = months.of(reading.treated(Facts.of(totals(knownOn, selection))));
        Optional<Ranking> ranking = reading.ranking(selection);
        reading.end();
        MissingMonths missing = MissingMonths.between(months.from(), months.to(), knownOn);
        Facts selected = selection.of(facts);
        return Query.ofLines(selected, missing.of(columns(selection), selection), selection, Grain.DAY, ranking)
                .lacking(missing.notice(selected, selection))
                .withStatus(RowStatus.of(selection, knownOn))
                .limited(limit);
    }

    /** Totals of months, or of their days if values are converted. */
    private SqlFragment totals(Optional<LocalDate> knownOn, Selection selection) {
        if (selection.reportingCurrency().isPresent()) {
            return KnownOn.days(of, knownOn);
        }
        return wholes.isEmpty() && knownOn.isEmpty() && selection.needsOnly(REPORTED)
                ? KnownOn.reportedMonths()
                : KnownOn.months(of, knownOn);
    }

    private QueryDimensions dimensions() {
        return new QueryDimensions(
                GROUPING,
                Stream.concat(wholes.stream(), Stream.of(Dimension.CURRENCY)).toList());
    }

    private List<AnswerColumn> columns(Selection selection) {
        return AnswerColumn.after(
                Stream.concat(wholes.stream(), selection.grouping().stream()).toList(), AnswerColumn.amounts());
    }
}
