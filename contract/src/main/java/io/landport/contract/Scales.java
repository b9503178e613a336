package io.landport.contract;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Compares the scales of the decimals of two schemas. The Avro specification requires equal scales, but Avro's resolution
 * does not check them: it would accept an amount in hundredths as one in ten-thousandths.
 */
final class Scales {
    private Scales() {}

    /** Whether each decimal that the reader reads has the same scale in both schemas. */
    static boolean agree(Schema writer, Schema reader) {
        if (writer.isUnion() || reader.isUnion()) {
            return branches(writer).stream()
                    .allMatch(from -> branches(reader).stream()
                            .filter(to -> from.getType() == to.getType())
                            .allMatch(to -> agree(from, to)));
        }
        if (reader.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return writer.getLogicalType() instanceof LogicalTypes.Decimal other
                    && other.getScale() == decimal.getScale();
        }
        if (writer.getType() != reader.getType()) {
            return true;
        }
        return switch (reader.getType()) {
            case RECORD -> reader.getFields().stream().allMatch(field -> agreeOn(field, writer));
            case ARRAY -> agree(writer.getElementType(), reader.getElementType());
            default -> true;
        };
    }

    private static boolean agreeOn(Schema.Field field, Schema writer) {
        Schema.Field written = writer.getField(field.name());
        return written == null || agree(written.schema(), field.schema());
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }
}
