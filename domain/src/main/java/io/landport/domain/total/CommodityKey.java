package io.landport.domain.total;

import io.landport.domain.document.Flow;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The key of a commodity total: commodity and unit, and the dimensions by which agencies publish commodities.
 *
 * @param month the month of the statistical day
 * @param commodity HS code of at most 6 digits
 * @param unit of the quantity, the source's code, or {@link Series#NOT_SPECIFIED}: only quantities of one unit are added
 */
public record CommodityKey(
        YearMonth month,
        String source,
        String reporter,
        String partner,
        String region,
        String crossing,
        Flow flow,
        String regime,
        String currency,
        String commodity,
        String unit) {

    private static final int MULTIPLIER = 31;

    /** Number of HS digits that are distinguished; further digits differ between countries. */
    public static final int DIGITS = 6;

    /** The key of lines of a commodity and unit in a daily total. */
    public static CommodityKey of(TotalKey total, String commodity, String unit) {
        return Trade.of(total.series()).commodity(YearMonth.from(total.day()), commodity, unit);
    }

    /** The dimensions except month, commodity and unit. */
    public Trade trade() {
        return new Trade(source, reporter, partner, region, crossing, flow, regime, currency);
    }

    /** Written by hand for speed, like that of {@link Series}. */
    @Override
    public int hashCode() {
        int hash = commodity.hashCode();
        hash = MULTIPLIER * hash + month.hashCode();
        hash = MULTIPLIER * hash + source.hashCode();
        hash = MULTIPLIER * hash + partner.hashCode();
        hash = MULTIPLIER * hash + region.hashCode();
        hash = MULTIPLIER * hash + crossing.hashCode();
        hash = MULTIPLIER * hash + flow.code().hashCode();
        hash = MULTIPLIER * hash + regime.hashCode();
        hash = MULTIPLIER * hash + currency.hashCode();
        return MULTIPLIER * hash + unit.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommodityKey key && isSame(key);
    }

    /** Compares the fields that differ most often first. */
    private boolean isSame(CommodityKey other) {
        return commodity.equals(other.commodity)
                && crossing.equals(other.crossing)
                && month.equals(other.month)
                && flow == other.flow
                && partner.equals(other.partner)
                && unit.equals(other.unit)
                && regime.equals(other.regime)
                && region.equals(other.region)
                && currency.equals(other.currency)
                && source.equals(other.source)
                && reporter.equals(other.reporter);
    }

    /** The key as text, the dimensions in declared order separated by bars. */
    public String key() {
        return String.join(
                "|",
                month.toString(),
                source,
                reporter,
                partner,
                region,
                crossing,
                flow.code(),
                regime,
                currency,
                commodity,
                unit);
    }
}
