package io.landport.contract.wire;

import io.landport.domain.total.DailyChange;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code DailyChange}. */
public final class DailyChangeFormat implements RecordFormat<DailyChange> {
    private static final Schema SCHEMA = Schemas.bundled("DailyChange.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(DailyChange change, Encoder out) throws IOException {
        TotalFields.write(change.key(), out);
        TotalFields.write(change.receivedDay(), out);
        TotalFields.write(change.amounts(), out);
    }

    @Override
    public DailyChange read(Decoder in) throws IOException {
        return new DailyChange(TotalFields.readKey(in), TotalFields.readDay(in), TotalFields.readAmounts(in));
    }
}
