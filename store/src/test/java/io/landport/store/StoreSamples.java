package io.landport.store;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import io.landport.reference.ReferenceReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Values that the tests vary. */
public final class StoreSamples {
    public static final Reference REFERENCE = ReferenceReader.bundled();
    public static final LocalDate DAY = LocalDate.of(2021, 3, 31);

    private StoreSamples() {}

    public static TotalKey key(String crossing, String sector) {
        return new TotalKey(
                new Series(
                        "us-bts",
                        "US",
                        "MX",
                        Series.NOT_SPECIFIED,
                        crossing,
                        sector,
                        Flow.EXPORT,
                        Channel.CUSTOMS,
                        Series.NOT_SPECIFIED,
                        "road",
                        "USD"),
                DAY);
    }

    /** @param value in 1/10,000, and weight in 1/1,000 as everywhere in the domain */
    public static Amounts amounts(long lines, long value, long weight) {
        return new Amounts(lines, 0, Int128.of(value), Int128.of(weight));
    }

    public static DailyTotal total(String crossing, String sector, Amounts amounts) {
        return new DailyTotal(key(crossing, sector), amounts);
    }

    public static DailyChange change(String crossing, String sector, LocalDate received, Amounts amounts) {
        return new DailyChange(key(crossing, sector), received, amounts);
    }

    /** What became known of the month of {@link #DAY}. */
    public static MonthlyChange monthlyChange(String crossing, String sector, LocalDate received, Amounts amounts) {
        return new MonthlyChange(key(crossing, sector).series(), YearMonth.from(DAY), received, amounts);
    }

    public static RollingTotal rolling(String crossing, Window window, LocalDate asOf, Amounts amounts) {
        return RollingTotal.of(key(crossing, "energy").series(), window, asOf, amounts);
    }

    /** @param quantity in 1/1,000 of the unit */
    public static CommodityTotal commodity(
            String crossing, String commodity, String unit, Amounts amounts, long quantity) {
        return new CommodityTotal(
                CommodityKey.of(key(crossing, "energy"), commodity, unit), amounts, Int128.of(quantity));
    }

    public static FateCount fate(String fate, LocalDate receivedDay, long records) {
        String source = fate.equals(FateKey.READ) ? FateKey.ANY : "us-bts";
        return new FateCount(new FateKey("customs.documents.v1", source, receivedDay, fate), records);
    }

    /** A file of one document, and one rejection that {@link #rejectedLine} is where the hash is {@code ab12}. */
    public static FeedReport feed(String hash, long rows, long inDocuments, long rejected) {
        return new FeedReport(
                "dot3_0321.csv",
                hash,
                "bts-dot3",
                rows,
                inDocuments,
                rejected,
                1,
                1,
                Instant.parse("2021-04-01T00:00:00Z"));
    }

    public static Rejection rejectedLine(String detail) {
        return new Rejection(
                new Origin.FeedLine("dot3_0321.csv", "ab12", 7),
                Reason.MALFORMED_NUMBER,
                detail,
                FieldLocation.ofDocument("VALUE"),
                null,
                null,
                new Original("text/csv", "1,2,x".getBytes(StandardCharsets.UTF_8)));
    }

    public static Rejection rejectedRecord() {
        return new Rejection(
                new Origin.TopicRecord("customs.documents.v1", 2, 77),
                Reason.DATE_IN_FUTURE,
                "the date is in the future",
                new FieldLocation("statisticalDate", 3),
                new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1"),
                202_103L,
                new Original("avro/binary", new byte[] {0, 1, (byte) 0xFF}),
                List.of(new DocumentReference("preNo", "P\"7\\"), new DocumentReference("copNo", "C 8")));
    }
}
