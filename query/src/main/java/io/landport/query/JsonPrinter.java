package io.landport.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** An array of objects. Numbers are plain decimals: whoever reads them as binary fractions decides so himself. */
final class JsonPrinter implements Printer {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final List<Dimension> grouping;
    private final Writer out;
    private String before = "[\n";

    JsonPrinter(List<Dimension> grouping, Writer out) {
        this.grouping = grouping;
        this.out = out;
    }

    @Override
    public void print(DailyRow row) throws IOException {
        out.write(before);
        before = ",\n";
        try (JsonGenerator object = JSON.createGenerator(out)) {
            object.writeStartObject();
            for (int index = 0; index < grouping.size(); index++) {
                object.writeStringField(
                        grouping.get(index).code(), row.dimensions().get(index));
            }
            object.writeNumberField("lines", row.lines());
            object.writeNumberField("lines_without_weight", row.linesWithoutWeight());
            object.writeFieldName("value");
            object.writeNumber(row.value().toPlainString());
            object.writeStringField("currency", row.currency());
            object.writeFieldName("net_weight_kg");
            object.writeNumber(row.netWeightKg().toPlainString());
            object.writeEndObject();
        }
    }

    @Override
    public void end() throws IOException {
        out.write(before.equals(",\n") ? "\n]\n" : "[]\n");
    }
}
