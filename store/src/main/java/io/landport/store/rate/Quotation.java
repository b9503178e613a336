package io.landport.store.rate;

import io.landport.domain.text.Coded;

/** The direction in which a rate is quoted. */
public enum Quotation implements Coded {
    /** Price of units of the currency in the base currency. */
    DIRECT,
    /** Price of units of the base currency in the currency. */
    INDIRECT;
}
