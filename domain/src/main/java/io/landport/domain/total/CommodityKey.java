package io.landport.domain.total;

import io.landport.domain.document.Flow;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one commodity total is of: a commodity and unit under the dimensions that agencies publish commodities by.
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

    /** How many digits of an HS code are told apart; what is finer differs between countries. */
    public static final int DIGITS = 6;

    /** The commodity total that lines of this commodity and unit in a daily total belong to. */
    public static CommodityKey of(TotalKey total, String commodity, String unit) {
        return Trade.of(total.series()).commodity(YearMonth.from(total.day()), commodity, unit);
    }

    /** What it is counted by, except month, commodity and unit. */
    public Trade trade() {
        return new Trade(source, reporter, partner, region, crossing, flow, regime, currency);
    }

    /** By hand, as {@link Series} has it. */
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

    /** What differs most often is compared first. */
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

    /** The key as one readable word, the dimensions in their declared order between bars. */
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
