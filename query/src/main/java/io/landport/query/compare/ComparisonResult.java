package io.landport.query.compare;

import io.landport.domain.text.Coded;

/** How a row of an official table compares with the store. */
enum ComparisonResult implements Coded {
    /** The difference is less than what rounding of the table makes. */
    EQUAL,
    /** The parts explain the difference, but for rounding. */
    EXPLAINED,
    /** A remainder is left. */
    DIFFERENT,
    /** The store counted nothing. */
    ONLY_OFFICIAL,
    /** The table does not have it. */
    ONLY_OWN,
    /** The table has the row without a figure: missing is not zero. */
    NOT_PUBLISHED,
    /** The store cannot convert its figure. */
    NO_RATE;

    /** Whether the row is no reason to look closer. */
    boolean isAgreement() {
        return this == EQUAL || this == EXPLAINED || this == NOT_PUBLISHED;
    }
}
