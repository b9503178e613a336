package io.landport.contract.wire;

import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code CommodityTotal}. */
public final class CommodityTotalFormat implements RecordFormat<CommodityTotal> {
    private static final Schema SCHEMA = Schemas.bundled("CommodityTotal.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(CommodityTotal total, Encoder out) throws IOException {
        CommodityKey key = total.key();
        out.writeString(key.month().toString());
        out.writeString(key.source());
        out.writeString(key.reporter());
        out.writeString(key.partner());
        out.writeString(key.region());
        out.writeString(key.crossing());
        out.writeString(key.flow().code());
        out.writeString(key.regime());
        out.writeString(key.currency());
        out.writeString(key.commodity());
        out.writeString(key.unit());
        TotalFields.write(total.amounts(), out);
        AvroFields.writeDecimal(total.quantity(), out);
    }

    @Override
    public CommodityTotal read(Decoder in) throws IOException {
        CommodityKey key = new CommodityKey(
                TotalFields.readMonth(in),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                TotalFields.readFlow(in),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString());
        return new CommodityTotal(key, TotalFields.readAmounts(in), AvroFields.readDecimal(in));
    }
}
