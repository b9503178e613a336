package io.landport.format.mapping.bound;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.ColumnName;
import io.landport.format.mapping.FieldRule.OfColumn;
import io.landport.format.mapping.FieldRule.OfConstant;
import io.landport.format.mapping.FieldRule.OfParameter;
import io.landport.format.mapping.FieldRule.OfTemplate;
import io.landport.format.mapping.FieldRule.Origin;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.Template;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the text of a field comes from, with the columns of one file. */
interface BoundOrigin {
    /** The placeholder in a template for a missing value, so that it is not taken for an empty one beside it. */
    String MISSING = "-";

    /**
     * The text, null if it is missing.
     *
     * @param values of the fields before this one
     */
    @Nullable
    String text(String[] cells, DocumentFields values);

    static BoundOrigin of(Origin origin, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        if (origin instanceof OfColumn column) {
            return column(index.of(column.column()), input);
        }
        if (origin instanceof OfTemplate template) {
            return template(template.template(), input, index, arguments);
        }
        if (origin instanceof OfParameter parameter) {
            return constant(arguments.values().get(parameter.name()));
        }
        return origin instanceof OfConstant constant ? constant(constant.text()) : constant(null);
    }

    private static BoundOrigin constant(@Nullable String text) {
        return (cells, values) -> text;
    }

    private static BoundOrigin column(int column, InputLayout input) {
        boolean hasMissing = !input.missing().isEmpty();
        return (cells, values) -> {
            String text = cells[column].strip();
            return text.isEmpty() || (hasMissing && input.missing().contains(text)) ? null : text;
        };
    }

    private static BoundOrigin template(
            Template template, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        List<BoundOrigin> parts = template.parts().stream()
                .map(part -> part(part, input, index, arguments))
                .toList();
        return (cells, values) -> {
            StringBuilder text = new StringBuilder();
            for (BoundOrigin part : parts) {
                String value = part.text(cells, values);
                text.append(value == null ? MISSING : value);
            }
            return text.toString();
        };
    }

    private static BoundOrigin part(
            Template.Part part, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        BoundOrigin whole =
                switch (part.kind()) {
                    case TEXT -> constant(part.name());
                    case PARAMETER -> constant(arguments.values().get(part.name()));
                    case COLUMN -> column(index.of(new ColumnName(List.of(part.name()), 0)), input);
                    case FIELD -> {
                        Field field = Objects.requireNonNull(Field.ofColumn(part.name()));
                        yield (cells, values) -> values.optional(field);
                    }
                };
        return part.first() == 0
                ? whole
                : (cells, values) -> {
                    String text = whole.text(cells, values);
                    return text == null || text.length() <= part.first() ? text : text.substring(0, part.first());
                };
    }
}
