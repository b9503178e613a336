package io.landport.contract.wire;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.summary.ListFate;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code ListFate}. */
public final class ListFateFormat implements RecordFormat<ListFate> {
    private static final Schema SCHEMA = Schemas.bundled("ListFate.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(ListFate fate, Encoder out) throws IOException {
        out.writeString(fate.list().source());
        out.writeString(fate.list().document());
        out.writeLong(fate.declarations());
        out.writeString(fate.fate());
    }

    @Override
    public ListFate read(Decoder in) throws IOException {
        DocumentId list = new DocumentId(Channel.E_COMMERCE, in.readString(), in.readString());
        long declarations = in.readLong();
        if (declarations < 0) {
            throw new InvalidRecordException("a list cannot be named by " + declarations + " declarations");
        }
        return new ListFate(list, declarations, in.readString());
    }
}
