package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;
import static io.landport.query.sql.Dimension.CLUSTER;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CROSSING_KIND;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SECTOR_GROUP;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.RowStatus;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shares and ranks in all trade of a month, source, flow and currency, or of that within codes of other dimensions, such as a crossing. */
public final class SharesQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS =
            new QueryDimensions(QueryDimensions.withGroups(MONTH, YEAR), List.of(CURRENCY));

    /** Each code of these has a whole of its own. */
    private static final List<Dimension> OF_WHOLE = List.of(MONTH, YEAR, SOURCE, REPORTER, FLOW, CURRENCY);

    /** Dimensions whose codes follow from those of another. */
    private static final Map<Dimension, Dimension> FOLLOWING =
            Map.of(CROSSING_KIND, CROSSING, CLUSTER, CROSSING, SECTOR_GROUP, SECTOR);

    private static final QuestionOption WITHIN = new QuestionOption(
            "within",
            "DIM[,DIM]",
            "Shares within each code of these dimensions, such as crossing, which {by} must name.");

    public SharesQuestion() {
        super(
                "shares",
                DIMENSIONS,
                "Shares and ranks of each row in all trade of its month, source, flow and currency, as far as {by} names these: by"
                        + " month, flow and sector unless it is given. Filters of other dimensions select rows, but do not change the whole.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.unconvertedOptions(
                OptionReader.FROM_MONTH, OptionReader.TO_MONTH, WITHIN, OptionReader.KNOWN_ON, OptionReader.TREATMENT);
    }

    @Override
    public boolean isSettling() {
        return true;
    }

    @Override
    Query query(OptionReader reading) {
        DateRange range = reading.monthRange();
        Optional<LocalDate> knownOn = reading.knownOn();
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH, FLOW, SECTOR));
        Set<Dimension> whole = EnumSet.copyOf(OF_WHOLE);
        for (String code : reading.values(WITHIN.name())) {
            DIMENSIONS
                    .groupingOf(code)
                    .filter(selection::isGroupedBy)
                    .ifPresentOrElse(
                            whole::add,
                            () -> reading.problem(
                                    "%s: \"%s\" is not in %s", option(WITHIN.name()), code, option("by")));
        }
        SqlFragment facts = only(whole, selection)
                .of(range.of(reading.withTreatment(selected(KnownOn.months("monthly", knownOn), selection, whole)
                        .facts())));
        boolean isFiltered = !whole.containsAll(selection.filters().keySet());
        MissingMonths missing = MissingMonths.between(range, knownOn);
        List<AnswerColumn> columns = AnswerColumn.after(selection.grouping(), columns(selection, whole, isFiltered));
        return Query.ofLines(facts, missing.of(columns, selection), selection, "sum(lines) <> 0")
                .show("lines <> 0")
                .with(missing.notice(facts, selection))
                .with(missing.preliminary(facts, selection))
                .withStatus(RowStatus.of(selection, knownOn));
    }

    /** The filters of some dimensions. */
    private static Selection only(Set<Dimension> dimensions, Selection selection) {
        Map<Dimension, List<String>> filters = new HashMap<>(selection.filters());
        filters.keySet().retainAll(dimensions);
        return new Selection(filters, List.of(), Optional.empty());
    }

    /** Totals, with whether filters select a part of each row, by which all rows are ranked, and whether they select the row as well. */
    private static SqlFragment selected(SqlFragment totals, Selection selection, Set<Dimension> whole) {
        Set<Dimension> ofRows = EnumSet.complementOf(EnumSet.copyOf(whole));
        ofRows.removeIf(dimension -> !selection.isGroupedBy(FOLLOWING.getOrDefault(dimension, dimension))
                && !selection.isGroupedBy(dimension));
        Set<Dimension> ofParts = EnumSet.complementOf(EnumSet.copyOf(whole));
        ofParts.removeAll(ofRows);
        SqlFragment part = only(ofParts, selection).of(SqlFragment.of("TRUE"));
        SqlFragment selected = only(ofRows, selection).of(part);
        return new SqlFragment(
                "(SELECT *, (" + part.text() + ") AS is_ranked, (" + selected.text() + ") AS is_selected FROM "
                        + totals.text() + ") AS known",
                Stream.of(part, selected, totals)
                        .flatMap(sql -> sql.parameters().stream())
                        .toList());
    }

    /** @param isFiltered whether filters select parts of rows: without a condition a sum is computed once for all columns that have it */
    private static List<AnswerColumn> columns(Selection selection, Set<Dimension> whole, boolean isFiltered) {
        String partition = Stream.concat(selection.grouping().stream().filter(whole::contains), Stream.of(CURRENCY))
                .map(Dimension::expression)
                .collect(Collectors.joining(", ", " OVER (PARTITION BY ", ""));
        String selected = isFiltered ? " FILTER (WHERE is_selected)" : "";
        String ranked = isFiltered ? " FILTER (WHERE is_ranked)" : "";
        return List.of(
                AnswerColumn.figure("lines", part("lines", selected)),
                AnswerColumn.figure("lines_without_weight", part("lines_without_weight", selected)),
                AnswerColumn.figure("value", part("value", selected)),
                AnswerColumn.of(CURRENCY),
                AnswerColumn.figure("net_weight_kg", part("net_weight_kg", selected)),
                AnswerColumn.figure("total_value", "sum(sum(value))" + partition + ")"),
                AnswerColumn.figure("value_share", share("value", selected, partition)),
                AnswerColumn.figure(
                        "value_rank", "rank()" + partition + " ORDER BY " + part("value", ranked) + " DESC)"),
                AnswerColumn.figure("net_weight_share", share("net_weight_kg", selected, partition)));
    }

    private static String part(String amount, String filter) {
        return "coalesce(sum(" + amount + ")" + filter + ", 0)";
    }

    private static String share(String amount, String filter, String partition) {
        return "round(" + part(amount, filter) + " / nullif(sum(sum(" + amount + "))" + partition + "), 0), 6)";
    }
}
