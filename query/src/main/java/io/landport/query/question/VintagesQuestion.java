package io.landport.query.question;

import static io.landport.query.sql.Dimension.RECEIVED_DAY;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists totals that changed, with 0 lines if nothing is left of them: as known at the end of each received day on which they changed, if
 * grouped by received day, otherwise as known last. A total is the sum of its changes.
 */
public final class VintagesQuestion extends StoreQuestion {
    public static final QuestionOption SINCE =
            new QuestionOption("since", "DAY", "Only totals that changed on this received day (UTC) or later.");

    private static final List<String> AMOUNTS = List.of("lines", "lines_without_weight", "value", "net_weight_kg");

    private final TotalsQuestion totals;

    VintagesQuestion(TotalsQuestion totals) {
        super(
                totals.code(),
                new QueryDimensions(
                        Stream.concat(Stream.of(RECEIVED_DAY), totals.dimensions().grouping().stream())
                                .toList(),
                        totals.dimensions().separate(),
                        List.of(RECEIVED_DAY)),
                "Lists the totals that changed, by received day.");
        this.totals = totals;
    }

    @Override
    public List<QuestionOption> options() {
        List<QuestionOption> options = new ArrayList<>(totals.options());
        options.add(SINCE);
        return options;
    }

    @Override
    public boolean isSettling() {
        return true;
    }

    @Override
    Query query(OptionReader reading) {
        DateRange range = totals.range(reading);
        Optional<LocalDate> since = reading.day(SINCE.name());
        Selection selection = reading.selection(dimensions());
        SqlFragment facts = selection.of(range.of(reading.withTreatment(
                KnownOn.changes(code(), totals.isOfDays(), reading.knownOn()).facts())));
        return Query.ofLines(facts, columns(selection), selection, having(since));
    }

    private static String having(Optional<LocalDate> since) {
        String of = since.map(day -> " FILTER (WHERE received_day >= DATE '" + day + "')")
                .orElse("");
        return AMOUNTS.stream()
                .map(amount -> "coalesce(sum(" + amount + ")" + of + ", 0) <> 0")
                .collect(Collectors.joining(" OR "));
    }

    private List<AnswerColumn> columns(Selection selection) {
        List<Dimension> wholes = totals.wholes();
        return AnswerColumn.after(
                // The received day is first: figures of one day follow each other.
                Stream.of(
                                selection.grouping().stream().filter(dimension -> dimension == RECEIVED_DAY),
                                wholes.stream(),
                                selection.grouping().stream().filter(dimension -> dimension != RECEIVED_DAY))
                        .flatMap(part -> part)
                        .toList(),
                AnswerColumn.amounts().stream()
                        .map(column -> AMOUNTS.contains(column.name()) ? soFar(column.name(), selection) : column)
                        .toList());
    }

    /** The sum of the changes up to the received day of the row. */
    private AnswerColumn soFar(String amount, Selection selection) {
        if (!selection.isGroupedBy(RECEIVED_DAY)) {
            return AnswerColumn.sum(amount);
        }
        return AnswerColumn.figure(amount, soFar("sum(" + amount + ")", totals.wholes(), selection));
    }

    /** A sum up to the received day of the row, over the rows that differ in it only. */
    static String soFar(String sum, List<Dimension> wholes, Selection selection) {
        String cell = Stream.of(wholes.stream(), selection.grouping().stream(), Stream.of(Dimension.CURRENCY))
                .flatMap(part -> part)
                .filter(dimension -> dimension != RECEIVED_DAY)
                .map(Dimension::expression)
                .collect(Collectors.joining(", "));
        return "sum(" + sum + ") OVER (PARTITION BY " + cell + " ORDER BY " + RECEIVED_DAY.expression() + ")";
    }
}
