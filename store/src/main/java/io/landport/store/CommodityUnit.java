package io.landport.store;

import io.landport.domain.document.Flow;
import io.landport.domain.total.CommodityKey;

/** What unit values can be compared of: a commodity in a unit, as one source reports one flow of it in one currency. */
record CommodityUnit(String source, Flow flow, String currency, String commodity, String unit) {

    /** The good that a commodity total is of. */
    static CommodityUnit of(CommodityKey key) {
        return new CommodityUnit(key.source(), key.flow(), key.currency(), key.commodity(), key.unit());
    }
}
