package io.landport.contract.wire;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.summary.NamedList;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code NamedList}. */
public final class NamedListFormat implements RecordFormat<NamedList> {
    private static final Schema SCHEMA = Schemas.bundled("NamedList.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(NamedList named, Encoder out) throws IOException {
        out.writeString(named.declaration().channel().code());
        out.writeString(named.declaration().source());
        out.writeString(named.declaration().document());
        out.writeString(named.list().source());
        out.writeString(named.list().document());
        out.writeLong(named.revision());
        TotalFields.write(named.receivedDay(), out);
        out.writeBoolean(named.isNamed());
    }

    @Override
    public NamedList read(Decoder in) throws IOException {
        return new NamedList(
                new DocumentId(TotalFields.readChannel(in), in.readString(), in.readString()),
                new DocumentId(Channel.E_COMMERCE, in.readString(), in.readString()),
                in.readLong(),
                TotalFields.readDay(in),
                in.readBoolean());
    }
}
