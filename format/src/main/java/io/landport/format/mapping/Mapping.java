package io.landport.format.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checked mapping file.
 *
 * @param name how users call it
 * @param description what it reads
 * @param parameters values that the caller gives, by name; with the default of those that have one
 * @param skips tried in this order
 * @param grouping where the rows of a document are
 * @param records what each row gives
 */
public record Mapping(
        String name,
        String file,
        String description,
        InputLayout input,
        Map<String, Parameter> parameters,
        List<SkipRule> skips,
        Grouping grouping,
        List<RecordRule> records) {

    /** Where the rows of a document are in the file. */
    public enum Grouping {
        /** One after another. */
        ADJACENT,
        /** Anywhere; in the order of the file. */
        ANYWHERE,
        /** Anywhere; sorted by their text, so that the same rows in another order give the same document. */
        ANYWHERE_SORTED,
        /** Each row is a document. */
        SINGLE
    }

    /**
     * A value that the caller gives.
     *
     * @param description for the user
     * @param otherwise the default, empty if the caller must give it
     */
    public record Parameter(String description, Optional<String> otherwise) {}

    public Mapping {
        parameters = Map.copyOf(parameters);
        skips = List.copyOf(skips);
        records = List.copyOf(records);
    }

    /** All columns that it names. */
    public Stream<ColumnName> columns() {
        return Stream.concat(
                skips.stream().flatMap(skip -> skip.when().stream()).flatMap(Condition::columns),
                records.stream()
                        .flatMap(record -> Stream.concat(
                                record.when().stream().flatMap(Condition::columns),
                                record.fields().stream().flatMap(FieldRule::columns))));
    }

    /** The constant of a field that is the same for all rows; empty if it is not. */
    public Optional<String> constant(String field) {
        List<Optional<String>> values = records.stream()
                .map(record -> record.fields().stream()
                        .filter(rule -> rule.target().column().equals(field))
                        .findFirst()
                        .flatMap(Mapping::constant))
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0) : Optional.empty();
    }

    private static Optional<String> constant(FieldRule rule) {
        return rule.origin() instanceof FieldRule.OfConstant constant ? Optional.of(constant.text()) : Optional.empty();
    }
}
