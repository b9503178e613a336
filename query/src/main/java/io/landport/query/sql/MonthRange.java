package io.landport.query.sql;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A range of months.
 *
 * @param from the first month; unbounded if empty
 * @param to the last month; unbounded if empty
 */
public record MonthRange(Optional<YearMonth> from, Optional<YearMonth> to) {
    /** Limits facts to those whose {@code day} is in the range; facts of months have the first day of the month. */
    public Facts of(Facts facts) {
        return facts.where("day >= ?", from.map(month -> month.atDay(1)))
                .where("day <= ?", to.map(YearMonth::atEndOfMonth));
    }
}
