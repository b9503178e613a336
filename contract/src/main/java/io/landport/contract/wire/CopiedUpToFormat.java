package io.landport.contract.wire;

import io.landport.domain.generation.CopiedUpTo;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code CopiedUpTo}. */
public final class CopiedUpToFormat implements RecordFormat<CopiedUpTo> {
    private static final Schema SCHEMA = Schemas.bundled("CopiedUpTo.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(CopiedUpTo position, Encoder out) throws IOException {
        out.writeString(position.source());
        out.writeString(position.sourceId());
        out.writeInt(position.partition());
        out.writeString(position.target());
        out.writeString(position.targetId());
        out.writeLong(position.nextOffset());
        out.writeLong(position.latestTimestamp());
    }

    @Override
    public CopiedUpTo read(Decoder in) throws IOException {
        return new CopiedUpTo(
                in.readString(),
                in.readString(),
                in.readInt(),
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readLong());
    }
}
