package io.landport.streams.parcel;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;

/**
 * Takes what is in a parcel. Everything in it is cumulative, of one origin: the latest of each origin is all that matters,
 * and taking a parcel twice does no harm.
 */
public interface Receiver {

    /** The origin's clock of a source; comes before what counts on its days. */
    void asOf(String source, long day);

    /**
     * What the origin has counted of a series on a statistical day, as far as it became known on a received day.
     *
     * @param day epoch day
     * @param receivedDay epoch day
     */
    void daily(int origin, Series series, long day, long receivedDay, Amounts amounts);

    /** What the origin has counted of a commodity. */
    void commodity(int origin, CommodityKey key, Amounts amounts, Int128 quantity);

    /** How many messages of the origin have met a fate. */
    void fate(int origin, FateKey key, long records);

    /** How far the origin has read an input topic: all before this offset is in this parcel and those before it. */
    void position(int origin, String topic, long nextOffset);
}
