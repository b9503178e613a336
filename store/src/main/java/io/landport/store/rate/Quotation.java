package io.landport.store.rate;

import java.util.Locale;

/** Which way round a rate is given. */
public enum Quotation {
    /** What units of the currency cost in the base currency. */
    DIRECT,
    /** What units of the base currency cost in the currency. */
    INDIRECT;

    /** The name in files and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
