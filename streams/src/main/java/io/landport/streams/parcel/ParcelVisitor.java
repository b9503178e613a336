package io.landport.streams.parcel;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;

/**
 * Receives the content of a parcel: changes, each to be added once. Each series, trade and unit is passed once for each
 * parcel, and changes refer to it by the number that the visitor returned for it.
 */
public interface ParcelVisitor {

    /** The clock of a source in the origin, before any change of its days. */
    void asOf(String source, long day);

    /** Returns the visitor's number of a series. */
    int series(Series series);

    /** Returns the visitor's number of a trade. */
    int trade(Trade trade);

    /** Returns the visitor's number of a unit. */
    int unit(String name);

    /**
     * A change of a daily total.
     *
     * @param day epoch day
     * @param receivedDay the epoch day on which the change became known
     */
    void daily(int series, long day, long receivedDay, Amounts change);

    /**
     * A change of a commodity total.
     *
     * @param commodityMonth see {@link CommodityMonth}
     */
    void commodity(int trade, long commodityMonth, Amounts change, Int128 quantity);

    /** A change of the number of messages of a fate; negative if messages moved to another fate. */
    void fate(FateKey key, long records);

    /**
     * The position of the origin in an input topic: changes of all records before this offset are in this parcel or an
     * earlier one.
     *
     * @param receivedDay the epoch day on which the last of them became known; later records have no earlier one
     */
    void position(int origin, String topic, long nextOffset, long receivedDay);
}
