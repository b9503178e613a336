package io.landport.format.mapping;

import io.landport.format.feed.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one field follows from a row.
 *
 * @param line the line of the mapping
 * @param origin where its text comes from
 * @param when conditions without which the value is missing
 * @param pattern of which the text's groups are the value
 * @param zeros the digits that it is filled up to with zeros on the left; 0 for none
 * @param first how many characters of it are used; 0 for all
 * @param sum what a number is added up from and multiplied with
 * @param isZeroMissing whether a number of zero is a missing value
 * @param otherwise the value if it is missing
 */
public record FieldRule(
        Field target,
        int line,
        Origin origin,
        List<Condition> when,
        Optional<Pattern> pattern,
        Optional<CodeTable> table,
        int zeros,
        int first,
        Optional<DateForm> date,
        Sum sum,
        boolean isZeroMissing,
        Optional<String> otherwise) {

    /** Where the text of a field comes from. Sealed: a row, the call, or the mapping itself. */
    public sealed interface Origin {
        /** The columns that it names. */
        default List<ColumnName> columns() {
            return List.of();
        }
    }

    /** A column of the row. */
    public record OfColumn(ColumnName column) implements Origin {
        @Override
        public List<ColumnName> columns() {
            return List.of(column);
        }
    }

    /** Several columns, or fields that were derived before. */
    public record OfTemplate(Template template, int line) implements Origin {
        @Override
        public List<ColumnName> columns() {
            return template.parts().stream()
                    .filter(part -> part.kind() == Template.Kind.COLUMN)
                    .map(part -> new ColumnName(List.of(part.name()), line))
                    .toList();
        }
    }

    /** A value that the caller gives. */
    public record OfParameter(String name) implements Origin {}

    /** The same text for each row. */
    public record OfConstant(String text) implements Origin {}

    /** The number of the row among those of its document, which the feed counts. */
    public record OfCount() implements Origin {}

    /**
     * What is added to a number, subtracted from it, and what the result is multiplied with.
     *
     * @param factor 1 for none
     */
    public record Sum(List<ColumnName> plus, List<ColumnName> minus, BigDecimal factor) {
        public static final Sum NONE = new Sum(List.of(), List.of(), BigDecimal.ONE);

        public Sum {
            plus = List.copyOf(plus);
            minus = List.copyOf(minus);
        }

        public boolean isNone() {
            return plus.isEmpty() && minus.isEmpty() && factor.compareTo(BigDecimal.ONE) == 0;
        }
    }

    public FieldRule {
        when = List.copyOf(when);
    }

    /** A rule that only says where the text comes from. */
    FieldRule(Field target, int line, Origin origin) {
        this(
                target,
                line,
                origin,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Sum.NONE,
                false,
                Optional.empty());
    }

    /** The columns that the rule names. */
    Stream<ColumnName> columns() {
        return Stream.of(
                        when.stream().flatMap(Condition::columns),
                        sum.plus().stream(),
                        sum.minus().stream(),
                        origin.columns().stream())
                .flatMap(Function.identity());
    }
}
