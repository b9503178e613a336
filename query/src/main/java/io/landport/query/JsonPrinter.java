package io.landport.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes an array of objects. Numbers are plain decimals, so no precision is lost unless the reader uses floating point. */
final class JsonPrinter implements Printer {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final List<AnswerColumn> columns;
    private final Writer out;
    private String separator = "[\n";

    JsonPrinter(List<AnswerColumn> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void print(List<Cell> row) throws IOException {
        out.write(separator);
        separator = ",\n";
        try (JsonGenerator object = JSON.createGenerator(out)) {
            object.writeStartObject();
            for (int index = 0; index < columns.size(); index++) {
                object.writeFieldName(columns.get(index).name());
                row.get(index).write(object);
            }
            object.writeEndObject();
        }
    }

    @Override
    public void end() throws IOException {
        out.write(separator.equals(",\n") ? "\n]\n" : "[]\n");
    }
}
