package io.landport.console.state;

import io.landport.domain.document.Flow;
import io.landport.domain.total.Series;
import java.util.stream.Stream;

/**
 * What sums over days are kept for. Sources and currencies are never added.
 *
 * @param crossing {@link #ALL} for the sum of all crossings
 * @param sector {@link #ALL} for the sum of all sectors
 */
public record TotalCell(String source, String currency, Flow flow, String crossing, String sector) {
    /** The sum of all values of a dimension. */
    public static final String ALL = "";

    /** The cells that a series is part of. */
    static Stream<TotalCell> of(Series series) {
        return Stream.of(
                of(series, ALL, ALL),
                of(series, series.crossing(), ALL),
                of(series, ALL, series.sector()),
                of(series, series.crossing(), series.sector()));
    }

    private static TotalCell of(Series series, String crossing, String sector) {
        return new TotalCell(series.source(), series.currency(), series.flow(), crossing, sector);
    }
}
