package io.landport.store.rate;

import java.util.Locale;

/** The direction in which a rate is quoted. */
public enum Quotation {
    /** Price of units of the currency in the base currency. */
    DIRECT,
    /** Price of units of the base currency in the currency. */
    INDIRECT;

    /** The name in files and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
