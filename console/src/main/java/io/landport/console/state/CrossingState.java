package io.landport.console.state;

import io.landport.domain.text.Coded;

/** How a crossing does on the day up to which its source should have data. */
public enum CrossingState implements Coded {
    /** It carries goods as often as before. */
    OPEN,
    /** It is closed by the reference data or its calendar. */
    CLOSED,
    /** It has had no line for longer than the season of its river explains, and is seasonal. */
    OUT_OF_SEASON,
    /** It has had no line for longer than ever in the days before. */
    SILENT,
    /** Its documents are rejected far more often than in the day before. */
    REJECTIONS_RISING,
    /** It never had a line. */
    UNUSED;
}
