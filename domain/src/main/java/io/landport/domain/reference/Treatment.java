package io.landport.domain.reference;

/** How trade statistics treat a regime. */
public enum Treatment {
    /** Counted as trade. */
    INCLUDED,
    /** Counted under its own regime, in addition to trade. */
    MEMORANDUM,
    /** Outside trade statistics: counted nowhere. */
    EXCLUDED
}
