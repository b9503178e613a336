package io.landport.api;

import io.landport.answer.AnswerHead;
import io.landport.answer.Cell;
import io.landport.query.AnswerPage;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a page of an answer as JSON, with the link of the next page. */
final class JsonPage implements StoreReader.PageWriter, AutoCloseable {
    private final AskedOverHttp asked;
    private final JsonRows json;

    JsonPage(AskedOverHttp asked, OutputStream out) throws IOException {
        this.asked = asked;
        this.json = new JsonRows(out);
    }

    @Override
    public void begin(AnswerHead head) throws IOException {
        json.begin(head.provenance());
        json.writeText("permanent", asked.permanent(head.provenance().generation()));
        json.beginRows(head);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        json.write(row);
    }

    /** Writes what follows the rows. */
    void end(AnswerPage.Written page) throws IOException {
        json.endRows(page.notices());
        json.writeText("next", page.last().map(last -> asked.next(asked.cursor().next(json.rows(), last))));
        json.end();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
