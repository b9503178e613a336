package io.landport.contract.wire;

import io.landport.domain.total.PublishedUpTo;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code PublishedUpTo}. */
public final class PublishedUpToFormat implements RecordFormat<PublishedUpTo> {
    private static final Schema SCHEMA = Schemas.bundled("PublishedUpTo.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(PublishedUpTo position, Encoder out) throws IOException {
        out.writeString(position.topic());
        out.writeInt(position.partition());
        out.writeLong(position.nextOffset());
        out.writeInt(position.totals());
    }

    @Override
    public PublishedUpTo read(Decoder in) throws IOException {
        return new PublishedUpTo(in.readString(), in.readInt(), in.readLong(), in.readInt());
    }
}
