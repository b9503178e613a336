package io.landport.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.landport.answer.AnswerHead;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.Provenance;
import io.landport.query.Page;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a page of an answer as JSON, with its columns, its provenance and the link of the next page. Numbers are exact. */
final class JsonPage implements StoreReader.PageWriter, AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final AskedOverHttp asked;
    private final JsonGenerator json;
    private List<Column> columns = List.of();
    private int rows;

    JsonPage(AskedOverHttp asked, OutputStream out) throws IOException {
        this.asked = asked;
        this.json = JSON.createGenerator(out);
    }

    @Override
    public void begin(AnswerHead head) throws IOException {
        columns = head.columns();
        Provenance provenance = head.provenance();
        json.writeStartObject();
        json.writeStringField("query", provenance.query());
        writeText("knownOn", provenance.knownOn().map(LocalDate::toString));
        json.writeNumberField("generation", provenance.generation());
        json.writeStringField("referenceData", provenance.reference());
        writeText("readAt", provenance.readAt().map(Instant::toString));
        writeText("permanent", asked.permanent(provenance.generation()));
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().name().toLowerCase(Locale.ROOT));
            writeText("unit", Optional.of(column.unit()).filter(unit -> !unit.isEmpty()));
            json.writeBooleanField("key", column.isKey());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        for (int index = 0; index < columns.size(); index++) {
            json.writeFieldName(columns.get(index).name());
            row.get(index).write(json);
        }
        json.writeEndObject();
        rows++;
    }

    /** Writes what follows the rows. */
    void end(Page.Written page) throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("notices");
        for (String notice : page.notices()) {
            json.writeString(notice);
        }
        json.writeEndArray();
        writeText("next", page.last().map(last -> asked.next(asked.cursor().next(rows, last))));
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void writeText(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }
}
