package io.landport.domain.total;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a total, except its day. Currency is a dimension, because amounts of different currencies are never added. A
 * dimension that the source does not give is {@link #NOT_SPECIFIED}, never null and never "other".
 */
public record Series(
        String source,
        String reporter,
        String partner,
        String region,
        String crossing,
        String sector,
        Flow flow,
        Channel channel,
        String regime,
        String mode,
        String currency) {

    private static final int MULTIPLIER = 31;

    /** The code of a dimension that the source does not give. */
    public static final String NOT_SPECIFIED = "not-specified";

    /** Written by hand: totals are looked up by series for every line, and the generated method takes four times as long. */
    @Override
    public int hashCode() {
        int hash = source.hashCode();
        hash = MULTIPLIER * hash + partner.hashCode();
        hash = MULTIPLIER * hash + region.hashCode();
        hash = MULTIPLIER * hash + crossing.hashCode();
        hash = MULTIPLIER * hash + sector.hashCode();
        hash = MULTIPLIER * hash + flow.code().hashCode();
        hash = MULTIPLIER * hash + regime.hashCode();
        hash = MULTIPLIER * hash + mode.hashCode();
        return MULTIPLIER * hash + currency.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Series series && isSame(series));
    }

    /** Compares the fields that differ most often first. */
    private boolean isSame(Series other) {
        return sector.equals(other.sector)
                && crossing.equals(other.crossing)
                && flow == other.flow
                && partner.equals(other.partner)
                && regime.equals(other.regime)
                && mode.equals(other.mode)
                && region.equals(other.region)
                && channel == other.channel
                && currency.equals(other.currency)
                && source.equals(other.source)
                && reporter.equals(other.reporter);
    }

    /** The key as text, the dimensions in declared order separated by bars. */
    public String key() {
        return source
                + '|'
                + reporter
                + '|'
                + partner
                + '|'
                + region
                + '|'
                + crossing
                + '|'
                + sector
                + '|'
                + flow.code()
                + '|'
                + channel.code()
                + '|'
                + regime
                + '|'
                + mode
                + '|'
                + currency;
    }
}
