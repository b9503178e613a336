package io.landport.contract.wire;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The records that a generation computes from documents. */
public final class AggregateRecords {
    /** With all changes of the total, so that compaction keeps them. */
    public static final RecordFormat<DailyTotal> DAILY_TOTAL =
            new RecordFormat<>("DailyTotal.v2.avsc", AggregateRecords::write, AggregateRecords::readDailyTotal);

    public static final RecordFormat<MonthlyChange> MONTHLY_CHANGE =
            new RecordFormat<>("MonthlyChange.v1.avsc", AggregateRecords::write, AggregateRecords::readMonthlyChange);

    /** The total of a window, or the as-of day of a source. */
    public static final RecordFormat<Rolling> ROLLING =
            new RecordFormat<>("Rolling.v1.avsc", AggregateRecords::write, AggregateRecords::readRolling);

    public static final RecordFormat<CommodityTotal> COMMODITY_TOTAL =
            new RecordFormat<>("CommodityTotal.v1.avsc", AggregateRecords::write, AggregateRecords::readCommodityTotal);

    public static final RecordFormat<FateCount> FATE_COUNT =
            new RecordFormat<>("FateCount.v1.avsc", AggregateRecords::write, AggregateRecords::readFateCount);

    public static final RecordFormat<NamedList> NAMED_LIST =
            new RecordFormat<>("NamedList.v1.avsc", AggregateRecords::write, AggregateRecords::readNamedList);

    public static final RecordFormat<ListFate> LIST_FATE =
            new RecordFormat<>("ListFate.v1.avsc", AggregateRecords::write, AggregateRecords::readListFate);

    public static final RecordFormat<PublishedUpTo> PUBLISHED_UP_TO =
            new RecordFormat<>("PublishedUpTo.v1.avsc", AggregateRecords::write, AggregateRecords::readPublishedUpTo);

    private AggregateRecords() {}

    private static void write(DailyTotal total, Encoder out) throws IOException {
        TotalFields.write(total.key(), out);
        TotalFields.write(total.amounts(), out);
        AvroFields.writeArray(total.changes(), out, (change, to) -> {
            AvroFields.write(change.receivedDay(), to);
            TotalFields.write(change.amounts(), to);
        });
    }

    private static DailyTotal readDailyTotal(Decoder in) throws IOException {
        TotalKey key = TotalFields.readKey(in);
        return new DailyTotal(
                key,
                TotalFields.readAmounts(in),
                AvroFields.readArray(
                        in, item -> new DailyChange(key, AvroFields.readDay(item), TotalFields.readAmounts(item))));
    }

    private static void write(MonthlyChange change, Encoder out) throws IOException {
        TotalFields.write(change.series(), out);
        out.writeString(change.month().toString());
        AvroFields.write(change.receivedDay(), out);
        TotalFields.write(change.amounts(), out);
    }

    private static MonthlyChange readMonthlyChange(Decoder in) throws IOException {
        return new MonthlyChange(
                TotalFields.readSeries(in),
                TotalFields.readMonth(in),
                AvroFields.readDay(in),
                TotalFields.readAmounts(in));
    }

    private static void write(Rolling rolling, Encoder out) throws IOException {
        AvroFields.writePresence(rolling instanceof RollingTotal, out);
        if (rolling instanceof RollingTotal total) {
            TotalFields.write(total.series(), out);
            out.writeString(total.window().code());
            AvroFields.write(total.firstDay(), out);
            AvroFields.write(total.asOf(), out);
            TotalFields.write(total.amounts(), out);
        }
        AvroFields.writePresence(rolling instanceof AsOf, out);
        if (rolling instanceof AsOf asOf) {
            out.writeString(asOf.source());
            out.writeInt(asOf.partition());
            AvroFields.write(asOf.day(), out);
        }
    }

    private static Rolling readRolling(Decoder in) throws IOException {
        RollingTotal total = AvroFields.readPresence(in) ? readRollingTotal(in) : null;
        AsOf asOf =
                AvroFields.readPresence(in) ? new AsOf(in.readString(), in.readInt(), AvroFields.readDay(in)) : null;
        if (total != null && asOf == null) {
            return total;
        }
        if (asOf != null && total == null) {
            return asOf;
        }
        throw new InvalidRecordException("a rolling record must have either a total or a clock");
    }

    private static RollingTotal readRollingTotal(Decoder in) throws IOException {
        return new RollingTotal(
                TotalFields.readSeries(in),
                AvroFields.readCode(in, "window", Window::ofCode),
                AvroFields.readDay(in),
                AvroFields.readDay(in),
                TotalFields.readAmounts(in));
    }

    private static void write(CommodityTotal total, Encoder out) throws IOException {
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

    private static CommodityTotal readCommodityTotal(Decoder in) throws IOException {
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

    private static void write(FateCount count, Encoder out) throws IOException {
        out.writeString(count.key().topic());
        out.writeString(count.key().source());
        AvroFields.write(count.key().receivedDay(), out);
        out.writeString(count.key().fate());
        out.writeLong(count.records());
    }

    private static FateCount readFateCount(Decoder in) throws IOException {
        FateKey key = new FateKey(in.readString(), in.readString(), AvroFields.readDay(in), in.readString());
        return new FateCount(key, in.readLong());
    }

    private static void write(NamedList named, Encoder out) throws IOException {
        DocumentIdFields.write(named.declaration(), out);
        out.writeString(named.list().source());
        out.writeString(named.list().document());
        out.writeLong(named.revision());
        AvroFields.write(named.receivedDay(), out);
        out.writeBoolean(named.isNamed());
    }

    private static NamedList readNamedList(Decoder in) throws IOException {
        return new NamedList(
                DocumentIdFields.readId(in), readList(in), in.readLong(), AvroFields.readDay(in), in.readBoolean());
    }

    private static void write(ListFate fate, Encoder out) throws IOException {
        out.writeString(fate.list().source());
        out.writeString(fate.list().document());
        out.writeLong(fate.declarations());
        out.writeString(fate.fate());
    }

    private static ListFate readListFate(Decoder in) throws IOException {
        return new ListFate(readList(in), in.readLong(), in.readString());
    }

    private static DocumentId readList(Decoder in) throws IOException {
        return new DocumentId(Channel.E_COMMERCE, in.readString(), in.readString());
    }

    private static void write(PublishedUpTo position, Encoder out) throws IOException {
        out.writeString(position.topic());
        out.writeInt(position.partition());
        out.writeLong(position.nextOffset());
        AvroFields.write(position.receivedDay(), out);
        out.writeInt(position.totals());
    }

    private static PublishedUpTo readPublishedUpTo(Decoder in) throws IOException {
        return new PublishedUpTo(in.readString(), in.readInt(), in.readLong(), AvroFields.readDay(in), in.readInt());
    }
}
