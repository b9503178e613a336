package io.landport.contract.wire;

import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.Window;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code Rolling}: the total of a window, or the as-of day of a source. */
public final class RollingFormat implements RecordFormat<Rolling> {
    private static final Schema SCHEMA = Schemas.bundled("Rolling.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Rolling rolling, Encoder out) throws IOException {
        AvroFields.writePresence(rolling instanceof RollingTotal, out);
        if (rolling instanceof RollingTotal total) {
            TotalFields.write(total.series(), out);
            out.writeString(total.window().code());
            TotalFields.write(total.firstDay(), out);
            TotalFields.write(total.asOf(), out);
            TotalFields.write(total.amounts(), out);
        }
        AvroFields.writePresence(rolling instanceof AsOf, out);
        if (rolling instanceof AsOf asOf) {
            out.writeString(asOf.source());
            out.writeInt(asOf.partition());
            TotalFields.write(asOf.day(), out);
        }
    }

    @Override
    public Rolling read(Decoder in) throws IOException {
        RollingTotal total = AvroFields.readPresence(in) ? readTotal(in) : null;
        AsOf asOf =
                AvroFields.readPresence(in) ? new AsOf(in.readString(), in.readInt(), TotalFields.readDay(in)) : null;
        if (total != null && asOf == null) {
            return total;
        }
        if (asOf != null && total == null) {
            return asOf;
        }
        throw new InvalidRecordException("a rolling record must have either a total or a clock");
    }

    private static RollingTotal readTotal(Decoder in) throws IOException {
        Series series = TotalFields.readSeries(in);
        String code = in.readString();
        Window window = Window.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown window " + code));
        LocalDate firstDay = TotalFields.readDay(in);
        LocalDate asOf = TotalFields.readDay(in);
        if (!window.firstDay(asOf).equals(firstDay)) {
            throw new InvalidRecordException("window " + code + " as of " + asOf + " cannot start on " + firstDay);
        }
        return new RollingTotal(series, window, firstDay, asOf, TotalFields.readAmounts(in));
    }
}
