package io.landport.domain.total;

import io.landport.domain.document.Flow;
import java.time.YearMonth;

/** The dimensions of commodity totals except month, commodity and unit: those of a series without sector, channel and mode. */
public record Trade(
        String source,
        String reporter,
        String partner,
        String region,
        String crossing,
        Flow flow,
        String regime,
        String currency) {

    /** The dimensions that a series has in commodity totals. */
    public static Trade of(Series series) {
        return new Trade(
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.crossing(),
                series.flow(),
                series.regime(),
                series.currency());
    }

    /** The key of a commodity total. */
    public CommodityKey commodity(YearMonth month, String commodity, String unit) {
        return new CommodityKey(
                month, source, reporter, partner, region, crossing, flow, regime, currency, commodity, unit);
    }

    /** The key as text, the dimensions in declared order separated by bars. */
    public String key() {
        return String.join("|", source, reporter, partner, region, crossing, flow.code(), regime, currency);
    }
}
