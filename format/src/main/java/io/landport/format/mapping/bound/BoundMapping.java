package io.landport.format.mapping.bound;

import io.landport.format.mapping.ColumnCheck;
import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.ColumnName;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArguments;
import java.util.ArrayList;
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
     * @throws MissingColumnException if it lacks columns that the mapping names
     */
    public static BoundMapping of(Mapping mapping, List<String> header, MappingArguments arguments)
            throws MissingColumnException {
        ColumnIndex index = new ColumnIndex(header);
        List<ColumnName> missing = ColumnCheck.used(mapping)
                .filter(column -> index.of(column) < 0)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingColumnException("lacks columns that the mapping names: "
                    + missing.stream()
                            .map(column -> column.text() + " (" + mapping.file() + " line " + column.line() + ")")
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ". Its columns are " + String.join(", ", index.names()));
        }
        List<BoundSkip> skips = new ArrayList<>();
        mapping.skips()
                .forEach(skip ->
                        skips.add(new BoundSkip(skip.name(), BoundConditions.of(skip.when(), mapping.input(), index))));
        List<BoundRecord> records = new ArrayList<>();
        mapping.records().forEach(rule -> records.add(BoundRecord.of(rule, mapping.input(), index, arguments)));
        return new BoundMapping(header.size(), List.copyOf(skips), List.copyOf(records));
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
}
