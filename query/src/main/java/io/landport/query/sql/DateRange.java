package io.landport.query.sql;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A range of days, or of whole months.
 *
 * @param first unbounded if empty
 * @param last unbounded if empty
 */
public record DateRange(Optional<LocalDate> first, Optional<LocalDate> last) {
    /** Limits facts to those whose {@code day} is in the range; facts of months have the first day of the month. */
    public SqlFragment of(SqlFragment facts) {
        return of("day", facts);
    }

    /** Limits facts to those with a day in the range. */
    public SqlFragment of(String column, SqlFragment facts) {
        return facts.where(column + " >= ?", first).where(column + " <= ?", last);
    }
}
