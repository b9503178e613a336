package io.landport.contract.wire;

import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The parts that the records of totals and changes have in common, in the order of their schemas. */
final class TotalFields {
    private TotalFields() {}

    /** Writes the dimensions and the day. */
    static void write(TotalKey key, Encoder out) throws IOException {
        write(key.series(), out);
        AvroFields.write(key.day(), out);
    }

    /** Writes the dimensions. */
    static void write(Series series, Encoder out) throws IOException {
        out.writeString(series.source());
        out.writeString(series.reporter());
        out.writeString(series.partner());
        out.writeString(series.region());
        out.writeString(series.crossing());
        out.writeString(series.sector());
        out.writeString(series.flow().code());
        out.writeString(series.channel().code());
        out.writeString(series.regime());
        out.writeString(series.mode());
        out.writeString(series.currency());
    }

    /** Reads the dimensions and the day. */
    static TotalKey readKey(Decoder in) throws IOException {
        return new TotalKey(readSeries(in), AvroFields.readDay(in));
    }

    /** Reads the dimensions. */
    static Series readSeries(Decoder in) throws IOException {
        return new Series(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                readFlow(in),
                DocumentIdFields.readChannel(in),
                in.readString(),
                in.readString(),
                in.readString());
    }

    /** Writes counts and sums. */
    static void write(Amounts amounts, Encoder out) throws IOException {
        out.writeLong(amounts.lines());
        out.writeLong(amounts.linesWithoutWeight());
        AvroFields.writeDecimal(amounts.value(), out);
        AvroFields.writeDecimal(amounts.netWeight(), out);
    }

    /** Reads counts and sums. */
    static Amounts readAmounts(Decoder in) throws IOException {
        return new Amounts(in.readLong(), in.readLong(), AvroFields.readDecimal(in), AvroFields.readDecimal(in));
    }

    static YearMonth readMonth(Decoder in) throws IOException {
        String month = in.readString();
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new InvalidRecordException("unknown month " + month);
        }
    }

    static Flow readFlow(Decoder in) throws IOException {
        return AvroFields.readCode(in, "flow", Flow::ofCode);
    }
}
