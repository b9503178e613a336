package io.landport.streams;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.time.LocalDate;
import java.util.List;

/** Documents to test with: a US port's exports to Canada by truck, and a Chinese declaration that needs a decision. */
public final class StreamsSamples {
    public static final LocalDate DAY = LocalDate.of(2021, 1, 31);

    private StreamsSamples() {}

    public static DocumentId us(String number) {
        return new DocumentId(Channel.CUSTOMS, "us-bts", number);
    }

    public static DocumentId china(String number) {
        return new DocumentId(Channel.CUSTOMS, "cn-gacc", number);
    }

    public static Declaration export(DocumentId id, long revision, Line... lines) {
        Header header = new HeaderBuilder()
                .statisticalDate(DAY)
                .flow("export")
                .crossing("us-port", "2304")
                .mode("5")
                .partner("CA")
                .currency("USD")
                .build();
        return new Declaration(id, revision, header, List.of(lines), List.of());
    }

    public static Declaration chineseImport(DocumentId id, long revision, Line... lines) {
        Header header = new HeaderBuilder()
                .statisticalDate(DAY)
                .crossing("gacc", "1902")
                .mode("3")
                .partner("RU")
                .region("23019")
                .procedure("0110")
                .build();
        return new Declaration(id, revision, header, List.of(lines), List.of());
    }

    public static Cancellation cancellation(DocumentId id, long revision) {
        return new Cancellation(id, revision);
    }

    public static Decision released(DocumentId id, long number, long revision) {
        return new Decision(id, number, revision, "released");
    }

    public static Line line(String commodity, String value, String kilograms) {
        return LineBuilder.of(commodity, value).kilograms(kilograms).build();
    }
}
