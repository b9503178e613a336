package io.landport.api;

import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes rows as JSON, and after them what they come to. */
final class JsonReport implements AnswerWriter, AutoCloseable {
    private final JsonRows json;

    JsonReport(OutputStream out) throws IOException {
        this.json = new JsonRows(out);
    }

    /** Writes what precedes the rows. */
    AnswerWriter begin(AnswerHead head) throws IOException {
        json.begin(head.provenance());
        json.beginRows(head);
        return this;
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        json.write(row);
    }

    @Override
    public void end(List<String> notices) throws IOException {
        json.endRows(notices);
    }

    /** Writes what follows the rows and their notices. */
    void end(String member, boolean value) throws IOException {
        json.writeBoolean(member, value);
        json.end();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
