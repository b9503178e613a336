package io.landport.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes rows as JSON objects. Numbers are plain decimals, so no precision is lost unless the reader uses floating point. */
final class JsonRow {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final List<String> names;

    JsonRow(List<Column> columns) {
        this.names = columns.stream().map(Column::name).toList();
    }

    void write(List<Cell> row, Writer out) throws IOException {
        try (JsonGenerator object = JSON.createGenerator(out)) {
            object.writeStartObject();
            for (int index = 0; index < names.size(); index++) {
                object.writeFieldName(names.get(index));
                row.get(index).write(object);
            }
            object.writeEndObject();
        }
    }
}
