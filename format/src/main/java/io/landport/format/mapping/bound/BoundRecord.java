package io.landport.format.mapping.bound;

import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.FieldRule;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.RecordRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row gives a line of a document for, with the columns of one file. Not thread-safe. */
public final class BoundRecord {
    private final BoundConditions when;
    private final List<BoundField> fields;
    private final List<String> names;

    private BoundRecord(BoundConditions when, List<BoundField> fields, List<String> names) {
        this.when = when;
        this.fields = fields;
        this.names = names;
    }

    static BoundRecord of(RecordRule rule, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        List<String> names =
                rule.fields().stream().map(field -> field.target().name()).toList();
        List<BoundField> fields = new ArrayList<>();
        for (FieldRule field : rule.fields()) {
            fields.add(new BoundField(
                    field, input, BoundOrigin.of(field.origin(), input, index, names, arguments), index));
        }
        return new BoundRecord(BoundConditions.of(rule.when(), input, index), List.copyOf(fields), names);
    }

    /** Whether a row gives this record. */
    public boolean isGivenBy(String[] cells) {
        return when.hold(cells);
    }

    /** The names of the fields, in the order of their values. */
    public List<String> names() {
        return names;
    }

    /** The column that the text of a field comes from, or the field if it comes from several or none. */
    public String columnOf(String field) {
        int position = names.indexOf(field);
        return position < 0 ? field : fields.get(position).label();
    }

    /** The fields that the feed counts within a document. */
    public List<String> counted() {
        return fields.stream()
                .filter(BoundField::isCounted)
                .map(BoundField::name)
                .toList();
    }

    /**
     * Fills in the value of each field, null if it is missing.
     *
     * @return the first problem of a field that does not say which document the row belongs to, null if there is none
     * @throws UnmappableException if a field that does say it cannot be mapped
     */
    public @Nullable UnmappableException evaluate(String[] cells, @Nullable String[] values) {
        UnmappableException first = null;
        for (int i = 0; i < fields.size(); i++) {
            BoundField field = fields.get(i);
            try {
                values[i] = field.value(cells, values);
            } catch (UnmappableException e) {
                if (field.isIdentity()) {
                    throw e;
                }
                values[i] = null;
                first = first == null ? e : first;
            }
        }
        return first;
    }
}
