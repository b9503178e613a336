package io.landport.query.catalogue;

import static io.landport.query.sql.Dimension.AS_OF;
import static io.landport.query.sql.Dimension.CHAPTER;
import static io.landport.query.sql.Dimension.CLUSTER;
import static io.landport.query.sql.Dimension.DAY;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.SECTOR_GROUP;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.WINDOW;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.answer.Column;
import io.landport.query.question.Descriptions;
import io.landport.query.question.OptionReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.StoreQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.question.VintagesQuestion;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.store.schema.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures of one form: those that a question has if it is grouped by all of its dimensions.
 *
 * @param question that has the figures
 * @param relation view of the store that has the figures
 */
public record Dataflow(StoreQuestion question, String relation) {
    /** Periods, and codes that follow from those of another dimension. */
    private static final Set<Dimension> NO_DIMENSIONS =
            Set.of(DAY, MONTH, YEAR, CHAPTER, CLUSTER, SECTOR_GROUP, RECEIVED_DAY);

    /** The name in options and links, which is that of the question. */
    public String code() {
        return question.code();
    }

    /** The dimension with the period of a figure. */
    public Dimension period() {
        if (isOfWindows()) {
            return AS_OF;
        }
        return question.dimensions().grouping().contains(DAY) ? DAY : MONTH;
    }

    /** The figures by received day, if the store has them. */
    public Optional<VintagesQuestion> vintages() {
        return question instanceof TotalsQuestion totals ? totals.vintages() : Optional.empty();
    }

    /** What the figures are, and how they may be added, in English. */
    public Optional<String> description() {
        return Dictionary.describe(relation, "");
    }

    /** What a measure is, in English. */
    public Optional<String> description(Column measure) {
        return Descriptions.of(code(), measure.name());
    }

    /** What a dimension is, in English. */
    public Optional<String> description(Dimension dimension) {
        return Descriptions.of(code(), dimension.expression());
    }

    /** The dimensions but the period, in their order. */
    public List<Dimension> dimensions() {
        return Stream.concat(grouping().stream(), question.dimensions().separate().stream())
                .toList();
    }

    /** The dimensions that a request can be grouped by or not. */
    public List<Dimension> grouping() {
        return question.dimensions().grouping().stream()
                .filter(dimension -> !NO_DIMENSIONS.contains(dimension))
                .toList();
    }

    /** The measures, with type and unit. */
    public List<Column> measures() {
        return request(question, grouping(), Map.of()).query().columns().stream()
                .filter(AnswerColumn::isNumber)
                .map(AnswerColumn::toColumn)
                .toList();
    }

    /** Whether the figures have days; otherwise they have months. */
    public boolean isOfDays() {
        return period() != MONTH;
    }

    /** Whether the figures end on the as-of day of each source, so that a period cannot be selected. */
    public boolean isOfWindows() {
        return question.dimensions().separate().contains(WINDOW);
    }

    /** Whether figures of different codes may be added. */
    public boolean isAdditiveOver(Dimension dimension) {
        return dimension != SOURCE && !question.dimensions().separate().contains(dimension);
    }

    /** Whether the store has the figures as they were known on an earlier day. */
    public boolean isKnownOn() {
        return question.options().stream().anyMatch(option -> option.name().equals(OptionReader.KNOWN_ON.name()));
    }

    /**
     * A request for figures grouped by some dimensions.
     *
     * @param asked the question of the dataflow, or its vintages
     * @param options of the question, without {@code by}
     */
    public static QuestionRequest request(StoreQuestion asked, List<Dimension> by, Map<String, String> options) {
        String grouped = by.stream().map(Dimension::code).collect(Collectors.joining(","));
        return asked.request(Stream.concat(options.entrySet().stream(), Stream.of(Map.entry("by", grouped)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
