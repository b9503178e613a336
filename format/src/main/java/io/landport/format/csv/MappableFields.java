package io.landport.format.csv;

import io.landport.format.feed.Field;
import io.landport.format.mapping.TargetField;
import io.landport.format.mapping.TargetField.ValueKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of documents that a mapping can fill: all of them. */
final class MappableFields {
    private static final Map<String, Field> BY_NAME =
            Arrays.stream(Field.values()).collect(Collectors.toMap(Field::column, Function.identity()));
    private static final Set<Field> REQUIRED = EnumSet.of(
            Field.CHANNEL,
            Field.SOURCE,
            Field.DOCUMENT_ID,
            Field.REVISION,
            Field.STATISTICAL_DATE,
            Field.FLOW,
            Field.CROSSING,
            Field.CURRENCY,
            Field.COMMODITY,
            Field.VALUE);
    private static final Set<Field> IDENTITY =
            EnumSet.of(Field.CHANNEL, Field.SOURCE, Field.DOCUMENT_ID, Field.KIND, Field.REVISION, Field.NUMBER);

    private MappableFields() {}

    static List<TargetField> all() {
        return Arrays.stream(Field.values())
                .map(field -> new TargetField(
                        field.column(), kind(field), codes(field), REQUIRED.contains(field), IDENTITY.contains(field)))
                .toList();
    }

    /** The field with a name that {@link #all} has. */
    static Field field(String name) {
        Field field = BY_NAME.get(name);
        if (field == null) {
            throw new IllegalArgumentException("there is no field " + name);
        }
        return field;
    }

    private static ValueKind kind(Field field) {
        return switch (field) {
            case VALUE, NET_WEIGHT, QUANTITY, GROSS_WEIGHT, LINE_GROSS_WEIGHT -> ValueKind.AMOUNT;
            case REVISION, NUMBER, LINE_NUMBER, PACKAGES, CONTAINERS, LINE_PACKAGES, LINE_CONTAINERS ->
                ValueKind.INTEGER;
            case STATISTICAL_DATE -> ValueKind.DATE;
            default -> ValueKind.TEXT;
        };
    }

    private static List<String> codes(Field field) {
        return switch (field) {
            case CHANNEL -> List.of("customs", "e-commerce");
            case KIND -> List.of("revision", "cancellation", "decision");
            case FLOW -> List.of("import", "export");
            case OUTCOME -> List.of("released", "refused", "annulled");
            default -> List.of();
        };
    }
}
