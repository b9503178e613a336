package io.landport.store.rate;

import java.util.Locale;

/** The validity of a rate. */
public enum RateKind {
    /** A day, and the following days until the authority publishes again. */
    DAY,
    /** A whole month, such as a customs rate. */
    MONTH;

    /** The name in files and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
