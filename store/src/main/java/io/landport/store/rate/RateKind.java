package io.landport.store.rate;

import java.util.Locale;

/** What a rate holds for. */
public enum RateKind {
    /** A day; later days too, until the authority publishes again. */
    DAY,
    /** A whole month, such as a customs rate. */
    MONTH;

    /** The name in files and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
