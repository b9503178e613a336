package io.landport.query;

import static io.landport.query.Dimension.CHANNEL;
import static io.landport.query.Dimension.CROSSING;
import static io.landport.query.Dimension.CURRENCY;
import static io.landport.query.Dimension.FLOW;
import static io.landport.query.Dimension.MODE;
import static io.landport.query.Dimension.MONTH;
import static io.landport.query.Dimension.PARTNER;
import static io.landport.query.Dimension.RECEIVED_DAY;
import static io.landport.query.Dimension.REGIME;
import static io.landport.query.Dimension.REGION;
import static io.landport.query.Dimension.REPORTER;
import static io.landport.query.Dimension.SECTOR;
import static io.landport.query.Dimension.SOURCE;
import static io.landport.query.Dimension.YEAR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says by how much months moved after they were first known. Received days are no filter: what is known follows from all of
 * them.
 */
public final class RevisionsQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(
                    MONTH,
                    YEAR,
                    RECEIVED_DAY,
                    SOURCE,
                    REPORTER,
                    PARTNER,
                    REGION,
                    CROSSING,
                    SECTOR,
                    FLOW,
                    CHANNEL,
                    REGIME,
                    MODE),
            List.of(CURRENCY),
            List.of(RECEIVED_DAY));

    /** All that was known at first stands on the day on which it was. */
    private static final String VINTAGES =
            "(SELECT *, month AS day FROM (SELECT month, source, reporter, partner, region, crossing, sector, flow, channel,"
                    + " regime, mode, currency, greatest(received_day, first_known) AS received_day, is_revision, lines, value,"
                    + " net_weight_kg FROM monthly_vintage%s) AS known) AS vintages";

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                new QuestionOption("from", "MONTH", "First month that moved, such as 2021-01."),
                new QuestionOption("to", "MONTH", "Last month."),
                OptionReader.KNOWN_ON,
                OptionReader.TREATMENT);
    }

    @Override
    public Query asked(Map<String, String> words) {
        OptionReader reading = new OptionReader(words, options());
        MonthRange months = reading.months();
        Optional<LocalDate> knownOn = reading.day(OptionReader.KNOWN_ON.name());
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH, RECEIVED_DAY, SOURCE));
        Facts facts = months.of(reading.treated(Facts.of(vintages(knownOn))));
        reading.end();
        return Query.ofLines(selection.of(facts), columns(selection), selection, "TRUE")
                .showing("lines_change <> 0 OR value_change <> 0 OR net_weight_kg_change <> 0")
                .limited(limit);
    }

    private static SqlFragment vintages(Optional<LocalDate> knownOn) {
        return knownOn.map(day -> new SqlFragment(VINTAGES.formatted(" WHERE received_day <= ?"), List.<Object>of(day)))
                .orElseGet(() -> new SqlFragment(VINTAGES.formatted(""), List.of()));
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return AnswerColumn.after(
                selection.grouping(),
                Stream.of(
                                moved("lines", selection),
                                moved("value", selection),
                                Stream.of(AnswerColumn.of(CURRENCY)),
                                moved("net_weight_kg", selection))
                        .flatMap(part -> part)
                        .toList());
    }

    /** What was known of it at first, by how much it moved, and what is known then: by received day, up to each of them. */
    private static Stream<AnswerColumn> moved(String amount, Selection selection) {
        String first = soFar("coalesce(sum(" + amount + ") FILTER (WHERE NOT is_revision), 0)", selection);
        return Stream.of(
                AnswerColumn.figure("first_" + amount, first),
                AnswerColumn.figure(amount + "_change", "coalesce(sum(" + amount + ") FILTER (WHERE is_revision), 0)"),
                AnswerColumn.figure("known_" + amount, soFar("sum(" + amount + ")", selection)));
    }

    private static String soFar(String sum, Selection selection) {
        if (!selection.isGroupedBy(RECEIVED_DAY)) {
            return sum;
        }
        String others = Stream.concat(selection.grouping().stream(), Stream.of(CURRENCY))
                .filter(dimension -> dimension != RECEIVED_DAY)
                .map(Dimension::expression)
                .collect(Collectors.joining(", "));
        return "sum(" + sum + ") OVER (PARTITION BY " + others + " ORDER BY " + RECEIVED_DAY.expression() + ")";
    }
}
