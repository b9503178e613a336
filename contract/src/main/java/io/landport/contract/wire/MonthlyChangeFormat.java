package io.landport.contract.wire;

import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.Series;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code MonthlyChange}. */
public final class MonthlyChangeFormat implements RecordFormat<MonthlyChange> {
    private static final Schema SCHEMA = Schemas.bundled("MonthlyChange.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(MonthlyChange change, Encoder out) throws IOException {
        TotalFields.write(change.series(), out);
        out.writeString(change.month().toString());
        TotalFields.write(change.receivedDay(), out);
        TotalFields.write(change.amounts(), out);
    }

    @Override
    public MonthlyChange read(Decoder in) throws IOException {
        Series series = TotalFields.readSeries(in);
        return new MonthlyChange(
                series, TotalFields.readMonth(in), TotalFields.readDay(in), TotalFields.readAmounts(in));
    }
}
