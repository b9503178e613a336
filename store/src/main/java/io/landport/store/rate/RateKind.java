package io.landport.store.rate;

import io.landport.domain.text.Coded;

/** The validity of a rate. */
public enum RateKind implements Coded {
    /** A day, and the following days until the authority publishes again. */
    DAY,
    /** A whole month, such as a customs rate. */
    MONTH;
}
