package io.landport.query.question;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question that one query of the store answers. */
public abstract class StoreQuestion implements Question<QuestionRequest> {
    private final String code;
    private final QueryDimensions dimensions;
    private final List<String> description;

    StoreQuestion(String code, QueryDimensions dimensions, String... description) {
        this.code = code;
        this.dimensions = dimensions;
        this.description = List.of(description);
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final List<String> description() {
        return Stream.concat(description.stream(), about().stream()).toList();
    }

    /** The columns of an answer; none if the question cannot be asked without other options. */
    public final List<AnswerColumn> columns(Map<String, String> options) {
        try {
            return request(options).query().columns();
        } catch (InvalidQueryException e) {
            return List.of();
        }
    }

    /** Names the columns: those of an answer, and those that a conversion adds and leaves out. */
    private Optional<String> about() {
        Optional<Dimension> first = dimensions.grouping().stream().findFirst();
        Map<String, String> by =
                first.map(dimension -> Map.of("by", dimension.code())).orElse(Map.of());
        List<String> names = names(by);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder about = new StringBuilder("csv columns: ");
        about.append(String.join(", ", names)
                .replaceFirst(
                        first.map(dimension -> "\\b" + dimension.column() + ", ")
                                .orElse("^$"),
                        "those of {by}, then "));
        if (options().contains(OptionReader.CURRENCY)) {
            Map<String, String> converted = new HashMap<>(by);
            converted.put(OptionReader.CURRENCY.name(), "USD");
            List<String> added = names(converted);
            List<String> left = new ArrayList<>(names);
            left.removeAll(added);
            added.removeAll(names);
            about.append(added.isEmpty() ? "" : "; with {currency} also " + String.join(", ", added))
                    .append(left.isEmpty() ? "" : ", without " + String.join(", ", left));
        }
        return Optional.of(about.append('.').toString());
    }

    private List<String> names(Map<String, String> options) {
        return columns(options).stream().map(AnswerColumn::name).collect(Collectors.toCollection(ArrayList::new));
    }

    /** The dimensions that it can be grouped by, and those that are columns of every answer. */
    public final QueryDimensions dimensions() {
        return dimensions;
    }

    /** Whether figures of a received day depend on records and reference data only, not on rates or policies. */
    public boolean isSettling() {
        return false;
    }

    /** Whether answers depend on nothing but the reference data. */
    public boolean isOfReferenceData() {
        return false;
    }

    @Override
    public final QuestionRequest request(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<Long> limit = reading.limit();
        Query query = query(reading);
        reading.end();
        return new QuestionRequest(this, values, query.limit(limit), reading.knownOn(), Optional.empty(), false);
    }

    /** Creates the query. Problems with options are added to the reader; the query is then not used. */
    abstract Query query(OptionReader reading);
}
