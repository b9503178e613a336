package io.landport.streams.parcel;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;

/**
 * Takes what is in a parcel: changes, to be added once. What comes again and again is handed over once a parcel, and goes by
 * the receiver's number for it after that.
 */
public interface ParcelVisitor {

    /** The origin's clock of a source; comes before what counts on its days. */
    void asOf(String source, long day);

    /** The receiver's number of a series. */
    int series(Series series);

    /** The receiver's number of a trade. */
    int trade(Trade trade);

    /** The receiver's number of a unit. */
    int unit(String name);

    /**
     * What a series' total of a statistical day changes by, as known from a received day on.
     *
     * @param day epoch day
     * @param receivedDay epoch day
     */
    void daily(int series, long day, long receivedDay, Amounts change);

    /**
     * What a commodity's total changes by.
     *
     * @param goods {@link CommodityMonth month, commodity and unit}
     */
    void commodity(int trade, long goods, Amounts change, Int128 quantity);

    /** How many more messages have met a fate; negative where some have another now. */
    void fate(FateKey key, long records);

    /** How far the origin has read an input topic: all before this offset is in this parcel and those before it. */
    void position(int origin, String topic, long nextOffset);
}
