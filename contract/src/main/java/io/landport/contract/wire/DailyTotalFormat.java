package io.landport.contract.wire;

import io.landport.domain.total.DailyTotal;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code DailyTotal}. */
public final class DailyTotalFormat implements RecordFormat<DailyTotal> {
    private static final Schema SCHEMA = Schemas.bundled("DailyTotal.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(DailyTotal total, Encoder out) throws IOException {
        TotalFields.write(total.key(), out);
        TotalFields.write(total.amounts(), out);
    }

    @Override
    public DailyTotal read(Decoder in) throws IOException {
        return new DailyTotal(TotalFields.readKey(in), TotalFields.readAmounts(in));
    }
}
