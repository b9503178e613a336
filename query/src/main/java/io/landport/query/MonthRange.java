package io.landport.query;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Which months are asked for.
 *
 * @param from the first of them, all from the beginning where it is absent
 * @param to the last of them
 */
record MonthRange(Optional<YearMonth> from, Optional<YearMonth> to) {
    /** Of these facts those whose {@code day} lies in one of the months; the first day of a month stands for all of it. */
    Facts of(Facts facts) {
        return facts.where("day >= ?", from.map(month -> month.atDay(1)))
                .where("day <= ?", to.map(YearMonth::atEndOfMonth));
    }
}
