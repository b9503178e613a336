package io.landport.query.explain;

import io.landport.domain.total.Window;
import io.landport.query.explain.TotalSelection.DayRange;
import java.time.LocalDate;
import java.util.Optional;

/** The statistical days of an explained total. Sealed: a range, or a window of each source. */
sealed interface ExplainedDays {

    /** Days that are the same for all sources. */
    record Fixed(DayRange range) implements ExplainedDays {}

    /** @param on the last day; empty for the as-of day of each source */
    record OfWindow(Window window, Optional<LocalDate> on) implements ExplainedDays {}
}
