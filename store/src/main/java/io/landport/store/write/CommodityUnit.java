package io.landport.store.write;

import io.landport.domain.document.Flow;
import io.landport.domain.total.CommodityKey;

/** A row of {@code good}: unit values of one commodity, unit, source, flow and currency are comparable. */
record CommodityUnit(String source, Flow flow, String currency, String commodity, String unit) {

    /** The good of a commodity total. */
    static CommodityUnit of(CommodityKey key) {
        return new CommodityUnit(key.source(), key.flow(), key.currency(), key.commodity(), key.unit());
    }
}
