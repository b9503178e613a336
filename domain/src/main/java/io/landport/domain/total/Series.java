package io.landport.domain.total;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;

/**
 * Everything that a total is counted by, except its day. Like is added only to like, so the currency belongs here. A
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

    /** The code of a dimension that the source does not give. */
    public static final String NOT_SPECIFIED = "not-specified";

    /** The series as one readable word, the dimensions in their declared order between bars. */
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
