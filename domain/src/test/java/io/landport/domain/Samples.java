package io.landport.domain;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sample of each kind of value, from which tests derive others. */
public final class Samples {

    /** The statistical day of the samples. */
    public static final LocalDate DAY = LocalDate.of(2024, 3, 15);

    /** A customs declaration of China, a source that needs decisions. */
    public static final DocumentId CHINESE = new DocumentId(Channel.CUSTOMS, "cn-gacc", "190220240000000123");

    /** A monthly document of the United States, a source that needs no decisions. */
    public static final DocumentId AMERICAN = new DocumentId(Channel.CUSTOMS, "us-bts", "202403-export-2304-1220-5");

    private Samples() {}

    /** Timber, with every field that totals are made of. */
    public static Line line() {
        return new Line("44071190", 12_500_000, 84_000_500L, 120_000L, "035", "RU", "4019");
    }

    /** The same line with a number, a currency of its own and all details. */
    public static Line detailedLine() {
        return detailed(line(), 7L, "USD", details());
    }

    /** A line with number, currency and details. */
    public static Line detailed(Line line, @Nullable Long number, @Nullable String currency, Details details) {
        return new Line(
                line.commodity(),
                line.value(),
                line.netWeight(),
                line.quantity(),
                line.unit(),
                line.partner(),
                line.procedure(),
                number,
                currency,
                details);
    }

    /** Every detail given. */
    public static Details details() {
        return new Details(85_250_500L, 12L, 2L, "KZ", "40", "71", List.of("C07", "1MO"));
    }

    /** A declaration by rail at Suifenhe, with every field that totals are made of and two lines. */
    public static Declaration declaration() {
        Header header = new Header(DAY, "import", "gacc", "1902", "3", "RU", "heilongjiang", "0110", "CNY");
        return new Declaration(
                CHINESE, 1, header, List.of(line(), new Line("27090000", 1, null, null, null, null, null)), List.of());
    }

    /** A document of a source without decisions and procedures, without optional fields. */
    public static Declaration american() {
        Header header = new Header(DAY, "export", null, "2304", null, null, null, null, "USD");
        return new Declaration(
                AMERICAN, 202403, header, List.of(new Line("87", 10_000, null, null, null, null, null)), List.of());
    }

    /** The contribution of a line of timber without quantity. */
    public static Contribution contribution(TotalKey key, Amounts amounts) {
        return new Contribution(key, "440711", Series.NOT_SPECIFIED, amounts, Int128.ZERO);
    }

    /** A total's key whose dimensions are those of {@link #declaration} but the given sector. */
    public static TotalKey key(String sector) {
        Series series = new Series(
                "cn-gacc",
                "CN",
                "RU",
                "heilongjiang",
                "suifenhe-grodekovo-rail",
                sector,
                Flow.IMPORT,
                Channel.CUSTOMS,
                "border-small-scale",
                "rail",
                "CNY");
        return new TotalKey(series, DAY);
    }
}
