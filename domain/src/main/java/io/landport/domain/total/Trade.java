package io.landport.domain.total;

import io.landport.domain.document.Flow;
import java.time.YearMonth;

/** What commodity totals are counted by, except month, commodity and unit: a series without its sector, channel and mode. */
public record Trade(
        String source,
        String reporter,
        String partner,
        String region,
        String crossing,
        Flow flow,
        String regime,
        String currency) {

    /** The trade that a series is part of. */
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

    /** One of its commodity totals. */
    public CommodityKey commodity(YearMonth month, String commodity, String unit) {
        return new CommodityKey(
                month, source, reporter, partner, region, crossing, flow, regime, currency, commodity, unit);
    }

    /** The trade as one readable word. */
    public String key() {
        return String.join("|", source, reporter, partner, region, crossing, flow.code(), regime, currency);
    }
}
