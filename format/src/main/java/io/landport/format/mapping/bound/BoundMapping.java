package io.landport.format.mapping.bound;

import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.ColumnName;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArguments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mapping with the columns of one file, and the arguments of one call. Not thread-safe. */
public final class BoundMapping {
    private final int columns;
    private final List<BoundSkip> skips;
    private final List<BoundRecord> records;

    private BoundMapping(int columns, List<BoundSkip> skips, List<BoundRecord> records) {
        this.columns = columns;
        this.skips = skips;
        this.records = records;
    }

    private record BoundSkip(String name, BoundConditions when) {}

    /**
     * Finds the columns of a file.
     *
     * @param header the names of its columns
     * @throws InvalidFileException if it lacks columns that the mapping names
     */
    public static BoundMapping of(Input input, Mapping mapping, List<String> header, MappingArguments arguments)
            throws InvalidFileException {
        ColumnIndex index = new ColumnIndex(header);
        List<ColumnName> missing = index.missing(mapping);
        if (!missing.isEmpty()) {
            throw new InvalidFileException(
                    input,
                    "lacks columns that the mapping names: "
                            + missing.stream()
                                    .map(column ->
                                            column.text() + " (" + mapping.file() + " line " + column.line() + ")")
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ". Its columns are " + String.join(", ", index.names()));
        }
        return new BoundMapping(
                header.size(),
                mapping.skips().stream()
                        .map(skip ->
                                new BoundSkip(skip.name(), BoundConditions.of(skip.when(), mapping.input(), index)))
                        .toList(),
                mapping.records().stream()
                        .map(rule -> BoundRecord.of(rule, mapping.input(), index, arguments))
                        .toList());
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The name of the first skip rule that applies to a row, empty if none does. */
    public Optional<String> skip(String[] cells) {
        for (BoundSkip skip : skips) {
            if (skip.when().hold(cells)) {
                return Optional.of(skip.name());
            }
        }
        return Optional.empty();
    }

    /** What a row may give a line of a document each. */
    public List<BoundRecord> records() {
        return records;
    }

    /** Whether the feed counts the lines of a document. */
    public boolean isNumbered() {
        return records.stream().anyMatch(BoundRecord::isNumbered);
    }

    /** The column of a field, for messages. */
    public String columnOf(String field) {
        return records.get(0).columnOf(field);
    }
}
