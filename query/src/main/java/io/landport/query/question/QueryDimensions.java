package io.landport.query.question;

import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dimensions of one question.
 *
 * @param grouping dimensions that an answer can be grouped by; empty if the question lists rows of a view
 * @param separate dimensions that are columns of every answer, because figures of different values are never added
 * @param unfiltered dimensions that are not filters, because the meaning of the figures depends on all of their values
 */
public record QueryDimensions(List<Dimension> grouping, List<Dimension> separate, List<Dimension> unfiltered) {
    private static final List<Dimension> SERIES = List.of(
            Dimension.SOURCE,
            Dimension.REPORTER,
            Dimension.PARTNER,
            Dimension.REGION,
            Dimension.CROSSING,
            Dimension.SECTOR,
            Dimension.FLOW,
            Dimension.CHANNEL,
            Dimension.REGIME,
            Dimension.MODE);

    public QueryDimensions {
        grouping = List.copyOf(grouping);
        separate = List.copyOf(separate);
        unfiltered = List.copyOf(unfiltered);
    }

    /** Some dimensions, then the others of the series of daily totals but the currency. */
    public static List<Dimension> withSeries(Dimension... first) {
        return Stream.concat(Stream.of(first), SERIES.stream()).distinct().toList();
    }

    /** The same, and the groups of crossings and sectors. */
    static List<Dimension> withGroups(Dimension... first) {
        return Stream.concat(withSeries(first).stream(), Stream.of(Dimension.CLUSTER, Dimension.SECTOR_GROUP))
                .toList();
    }

    /** All dimensions are filters. */
    public QueryDimensions(List<Dimension> grouping, List<Dimension> separate) {
        this(grouping, separate, List.of());
    }

    /** The dimensions that are filters, with the kind of crossings. */
    public List<Dimension> filters() {
        return columns().stream()
                .filter(dimension -> !unfiltered.contains(dimension))
                .flatMap(dimension -> dimension == Dimension.CROSSING
                        ? Stream.of(dimension, Dimension.CROSSING_KIND)
                        : Stream.of(dimension))
                .toList();
    }

    /** All dimensions. */
    List<Dimension> columns() {
        return Stream.concat(grouping.stream(), separate.stream()).toList();
    }

    /** The dimension with a code that rows have or can be grouped by, if there is one. The currency is an option of its own. */
    Optional<Dimension> groupingOf(String code) {
        return columns().stream()
                .filter(dimension -> dimension != Dimension.CURRENCY)
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }

    /** What a row has in any case. */
    private String always() {
        return separate.stream()
                .filter(dimension -> dimension != Dimension.CURRENCY)
                .map(dimension -> "; each row has a " + dimension.code())
                .collect(Collectors.joining());
    }

    /** The codes of the grouping dimensions, in order. */
    String groupingCodes() {
        return grouping.stream().map(Dimension::code).collect(Collectors.joining(", "));
    }

    /** The options of a question: its own, then those for grouping, filters, conversion and limit. */
    public List<QuestionOption> options(QuestionOption... own) {
        Stream<QuestionOption> by = Stream.of(new QuestionOption(
                        "by",
                        "DIM[,DIM]",
                        "Group by: " + groupingCodes() + always() + ".",
                        grouping.stream().map(Dimension::code).toList()))
                .filter(option -> !grouping.isEmpty());
        // Questions that list rows of a view have no totals to convert.
        Stream<QuestionOption> currency = Stream.of(OptionReader.CURRENCY)
                .filter(option -> !grouping.isEmpty() && separate.contains(Dimension.CURRENCY));
        return Stream.of(
                        Stream.of(own),
                        by,
                        filters().stream().map(QueryDimensions::option),
                        currency,
                        Stream.of(OptionReader.LIMIT))
                .flatMap(part -> part)
                .toList();
    }

    /** The options of a question whose rows can be ranked. */
    List<QuestionOption> rankedOptions(QuestionOption... own) {
        return Stream.concat(options(own).stream(), Stream.of(OptionReader.TOP)).toList();
    }

    /** The options of a question whose figures are not converted. */
    List<QuestionOption> unconvertedOptions(QuestionOption... own) {
        return options(own).stream()
                .filter(option -> !option.equals(OptionReader.CURRENCY))
                .toList();
    }

    private static QuestionOption option(Dimension dimension) {
        return new QuestionOption(
                dimension.code(), "VALUE[,VALUE]", "Only this " + dimension.words() + ", or any of these.");
    }
}
