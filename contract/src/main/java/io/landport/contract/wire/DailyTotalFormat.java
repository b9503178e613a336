package io.landport.contract.wire;

import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code DailyTotal}, with all changes of the total, so that compaction keeps them. */
public final class DailyTotalFormat implements RecordFormat<DailyTotal> {
    private static final Schema SCHEMA = Schemas.bundled("DailyTotal.v2.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(DailyTotal total, Encoder out) throws IOException {
        TotalFields.write(total.key(), out);
        TotalFields.write(total.amounts(), out);
        out.writeArrayStart();
        out.setItemCount(total.changes().size());
        for (DailyChange change : total.changes()) {
            out.startItem();
            TotalFields.write(change.receivedDay(), out);
            TotalFields.write(change.amounts(), out);
        }
        out.writeArrayEnd();
    }

    @Override
    public DailyTotal read(Decoder in) throws IOException {
        TotalKey key = TotalFields.readKey(in);
        return new DailyTotal(key, TotalFields.readAmounts(in), readChanges(key, in));
    }

    private static List<DailyChange> readChanges(TotalKey key, Decoder in) throws IOException {
        List<DailyChange> changes = new ArrayList<>(1);
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                changes.add(new DailyChange(key, TotalFields.readDay(in), TotalFields.readAmounts(in)));
            }
        }
        return changes;
    }
}
