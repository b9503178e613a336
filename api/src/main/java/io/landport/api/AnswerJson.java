package io.landport.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes an answer as a JSON object: its provenance, its columns, its rows and its notices. Numbers are exact. */
final class AnswerJson implements AnswerWriter, AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final int most;
    private List<Column> columns = List.of();
    private int rows;
    private long leftOut;

    AnswerJson(OutputStream out) throws IOException {
        this(out, Integer.MAX_VALUE);
    }

    /** @param most rows that are written; a notice says how many others there are */
    AnswerJson(OutputStream out, int most) throws IOException {
        this.json = JSON.createGenerator(out);
        this.most = most;
    }

    /** Begins the object with where the answer is from; further members may follow. */
    void begin(Provenance provenance) throws IOException {
        json.writeStartObject();
        json.writeStringField("query", provenance.query());
        writeText("knownOn", provenance.knownOn().map(LocalDate::toString));
        json.writeNumberField("generation", provenance.generation());
        json.writeStringField("referenceData", provenance.reference());
        writeText("readAt", provenance.readAt().map(Instant::toString));
    }

    /** Writes what the figures of sources are based on. */
    void writeSources(List<SourceBasis> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (SourceBasis source : sources) {
            json.writeStartObject();
            json.writeStringField("id", source.id());
            json.writeStringField("name", source.name());
            json.writeStringField("imports", source.importValuation());
            json.writeStringField("exports", source.exportValuation());
            json.writeStringField("weight", source.weight());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the columns; rows follow. */
    AnswerWriter beginRows(AnswerHead head) throws IOException {
        writeColumns(head);
        json.writeArrayFieldStart("rows");
        return this;
    }

    /** Writes the columns with their units. */
    void writeColumns(AnswerHead head) throws IOException {
        columns = head.columns();
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
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (rows == most) {
            leftOut++;
            return;
        }
        json.writeRaw('\n');
        Cell.write(row, columns, json);
        rows++;
    }

    /** How many rows were written. */
    int rows() {
        return rows;
    }

    /** Ends the rows and writes the notices; further members may follow. */
    @Override
    public void end(List<String> notices) throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("notices");
        for (String notice : notices) {
            json.writeString(notice);
        }
        if (leftOut > 0) {
            json.writeString("truncated: " + leftOut + " further rows are left out; ask for fewer periods or codes");
        }
        json.writeEndArray();
    }

    /** Writes a member; null if there is no text. */
    void writeText(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** Writes a member. */
    void writeBoolean(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
