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
        return new LineBuilder("44071190", 12_500_000)
                .netWeight(84_000_500L)
                .quantity(120_000L, "035")
                .partner("RU")
                .procedure("4019")
                .build();
    }

    /** The same line with a number, a currency of its own and all details. */
    public static Line detailedLine() {
        return LineBuilder.of(line())
                .number(7L)
                .currency("USD")
                .details(details())
                .build();
    }

    /** Every detail given. */
    public static Details details() {
        return new Details(85_250_500L, 12L, 2L, "KZ", "40", "71", List.of("C07", "1MO"));
    }

    /** A declaration by rail at Suifenhe, with every field that totals are made of and two lines. */
    public static Declaration declaration() {
        Header header = new HeaderBuilder()
                .crossing("gacc", "1902")
                .mode("3")
                .partner("RU")
                .region("heilongjiang")
                .procedure("0110")
                .build();
        return new Declaration(CHINESE, 1, header, List.of(line(), new LineBuilder("27090000", 1).build()), List.of());
    }

    /** A document of a source without decisions and procedures, without optional fields. */
    public static Declaration american() {
        Header header = new HeaderBuilder()
                .flow("export")
                .crossing(null, "2304")
                .currency("USD")
                .build();
        return new Declaration(AMERICAN, 202403, header, List.of(new LineBuilder("87", 10_000).build()), List.of());
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
