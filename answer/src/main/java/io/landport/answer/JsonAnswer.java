package io.landport.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes an object on each line, as an array or one after the other. Numbers are plain decimals, so no precision is lost unless the reader
 * uses floating point.
 */
final class JsonAnswer implements AnswerWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final List<Column> columns;
    private final Writer out;
    private final boolean isArray;
    private boolean isEmpty = true;

    private JsonAnswer(List<Column> columns, AnswerOutput out, boolean isArray) {
        this.columns = columns;
        this.out = out.characters();
        this.isArray = isArray;
    }

    static JsonAnswer array(List<Column> columns, AnswerOutput out) {
        return new JsonAnswer(columns, out, true);
    }

    static JsonAnswer lines(List<Column> columns, AnswerOutput out) {
        return new JsonAnswer(columns, out, false);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (isArray) {
            out.write(isEmpty ? "[\n" : ",\n");
        }
        isEmpty = false;
        try (JsonGenerator json = JSON.createGenerator(out)) {
            Cell.write(row, columns, json);
        }
        if (!isArray) {
            out.write('\n');
        }
    }

    @Override
    public void end(List<String> notices) throws IOException {
        if (isArray) {
            out.write(isEmpty ? "[]\n" : "\n]\n");
        }
    }
}
