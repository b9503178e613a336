package io.landport.format.mapping.bound;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.RecordRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row gives a line of a document for, with the columns of one file. Not thread-safe. */
public final class BoundRecord {
    private final BoundConditions when;
    private final List<BoundField> fields;

    private BoundRecord(BoundConditions when, List<BoundField> fields) {
        this.when = when;
        this.fields = fields;
    }

    static BoundRecord of(RecordRule rule, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        return new BoundRecord(
                BoundConditions.of(rule.when(), input, index),
                rule.fields().stream()
                        .map(field -> new BoundField(field, input, index, arguments))
                        .toList());
    }

    /** Whether a row gives this record. */
    public boolean isGivenBy(String[] cells) {
        return when.hold(cells);
    }

    /** The column that the text of a field comes from, or the field if it comes from several or none. */
    String columnOf(String field) {
        return fields.stream()
                .filter(bound -> bound.field().column().equals(field))
                .findFirst()
                .map(BoundField::label)
                .orElse(field);
    }

    /** Whether the feed counts a field within a document. */
    boolean isNumbered() {
        return fields.stream().anyMatch(BoundField::isCounted);
    }

    /**
     * Fills in the value of each field that is not missing.
     *
     * @return the first problem of a field that does not say which document the row belongs to, null if there is none
     * @throws InvalidRowException if a field that does say it cannot be mapped
     */
    public @Nullable InvalidRowException evaluate(String[] cells, DocumentFields row) {
        InvalidRowException first = null;
        for (BoundField bound : fields) {
            try {
                String value = bound.value(cells, row);
                if (value != null) {
                    row.put(bound.field(), value);
                }
            } catch (InvalidRowException e) {
                if (bound.field().isIdentity()) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        return first;
    }
}
