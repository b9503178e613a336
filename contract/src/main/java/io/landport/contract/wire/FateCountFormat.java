package io.landport.contract.wire;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code FateCount}. */
public final class FateCountFormat implements RecordFormat<FateCount> {
    private static final Schema SCHEMA = Schemas.bundled("FateCount.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(FateCount count, Encoder out) throws IOException {
        out.writeString(count.key().topic());
        out.writeString(count.key().source());
        TotalFields.write(count.key().receivedDay(), out);
        out.writeString(count.key().fate());
        out.writeLong(count.records());
    }

    @Override
    public FateCount read(Decoder in) throws IOException {
        FateKey key = new FateKey(in.readString(), in.readString(), TotalFields.readDay(in), in.readString());
        return new FateCount(key, in.readLong());
    }
}
