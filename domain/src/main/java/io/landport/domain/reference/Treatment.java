package io.landport.domain.reference;

/** How a regime stands to trade statistics. */
public enum Treatment {
    /** Counted as trade. */
    INCLUDED,
    /** Counted under its own regime, beside trade. */
    MEMORANDUM,
    /** Outside trade statistics: counted nowhere. */
    EXCLUDED
}
