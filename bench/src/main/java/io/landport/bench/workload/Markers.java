package io.landport.bench.workload;

import io.landport.bench.workload.WorkloadCatalog.Port;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.time.LocalDate;
import java.util.List;

/**
 * Documents that can be identified in the result: each has one line and its own daily total, on a day long ago. They are processed
 * like any other document.
 */
public final class Markers {
    /** Statistical days of markers are before this day, those of other documents are not. */
    public static final LocalDate BEFORE = LocalDate.of(1990, 1, 1);

    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final String COMMODITY = "440310";
    private static final String SECTOR = "wood";
    private static final long VALUE = 1_000_000;
    private static final long WEIGHT = 1_000_000;

    private Markers() {}

    /** @param number from 0 to 300,000 */
    public static TradeDocument document(int number) {
        Port port = port(number);
        return new Declaration(
                new DocumentId(Channel.CUSTOMS, WorkloadCatalog.SOURCE, "marker-" + number),
                1,
                new Header(
                        day(number),
                        Flow.IMPORT.code(),
                        null,
                        port.code(),
                        port.modeCode(),
                        port.partner(),
                        port.region(),
                        null,
                        WorkloadCatalog.CURRENCY),
                List.of(new Line(COMMODITY, VALUE, WEIGHT, null, null, null, null)),
                List.of());
    }

    /** The key of the marker's daily total. */
    public static String key(int number) {
        return Oracle.key(port(number), SECTOR, Flow.IMPORT, day(number));
    }

    public static Sums sums() {
        return new Sums(1, 0, VALUE, WEIGHT);
    }

    private static Port port(int number) {
        return WorkloadCatalog.PORTS.get(number % WorkloadCatalog.PORTS.size());
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number / WorkloadCatalog.PORTS.size());
    }
}
