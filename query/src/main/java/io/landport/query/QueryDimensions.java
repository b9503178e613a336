package io.landport.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rows of one question can be told apart by.
 *
 * @param grouping those that an answer can be grouped by; none where it lists rows as they are
 * @param apart those that stand in every answer, because what they tell apart is never added
 * @param whole those of them that are no filter, because an answer to less would say something else
 */
record QueryDimensions(List<Dimension> grouping, List<Dimension> apart, List<Dimension> whole) {
    QueryDimensions {
        grouping = List.copyOf(grouping);
        apart = List.copyOf(apart);
        whole = List.copyOf(whole);
    }

    /** Each of them is a filter. */
    QueryDimensions(List<Dimension> grouping, List<Dimension> apart) {
        this(grouping, apart, List.of());
    }

    /** Those that are filters, and what else crossings are chosen by. */
    List<Dimension> filters() {
        return columns().stream()
                .filter(dimension -> !whole.contains(dimension))
                .flatMap(dimension -> dimension == Dimension.CROSSING
                        ? Stream.of(dimension, Dimension.CROSSING_KIND)
                        : Stream.of(dimension))
                .toList();
    }

    /** All that rows can be told apart by. */
    List<Dimension> columns() {
        return Stream.concat(grouping.stream(), apart.stream()).toList();
    }

    /** The one of this code that an answer can be grouped by, if there is one. */
    Optional<Dimension> groupingOf(String code) {
        return grouping.stream()
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }

    /** The codes that an answer can be grouped by, in order. */
    String groupingCodes() {
        return grouping.stream().map(Dimension::code).collect(Collectors.joining(", "));
    }

    /** The options of a question: its own, then those of grouping, filtering, converting and limiting. */
    List<QuestionOption> options(QuestionOption... own) {
        Stream<QuestionOption> by = Stream.of(
                        new QuestionOption("by", "DIM[,DIM]", "Group by: " + groupingCodes() + "."))
                .filter(option -> !grouping.isEmpty());
        // Rows as they are have no values that could be added up once they are converted.
        Stream<QuestionOption> currency = Stream.of(OptionReader.CURRENCY)
                .filter(option -> !grouping.isEmpty() && apart.contains(Dimension.CURRENCY));
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

    private static QuestionOption option(Dimension dimension) {
        return new QuestionOption(
                dimension.code(), "VALUE[,VALUE]", "Only this " + dimension.words() + ", or one of these.");
    }
}
