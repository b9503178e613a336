package io.landport.domain.total;

import java.time.LocalDate;

/** What the topic of rolling totals tells. Sealed: the total of a window, or how far a source's clock has come. */
public sealed interface Rolling {

    /** The key as one readable word. */
    String key();

    /**
     * The total of a series over a window that ended on the as-of day when it was published. It stays true while the clock
     * moves on, until it is published anew: what the window lost or gained meanwhile was nothing.
     *
     * @param firstDay of the window, included
     * @param asOf last day of the window, included
     */
    record RollingTotal(Series series, Window window, LocalDate firstDay, LocalDate asOf, Amounts amounts)
            implements Rolling {

        public RollingTotal {
            if (!window.firstDay(asOf).equals(firstDay)) {
                throw new IllegalArgumentException(
                        "window " + window.code() + " as of " + asOf + " does not begin on " + firstDay);
            }
        }

        /** The window as of a day. */
        public static RollingTotal of(Series series, Window window, LocalDate asOf, Amounts amounts) {
            return new RollingTotal(series, window, window.firstDay(asOf), asOf, amounts);
        }

        @Override
        public String key() {
            return series.key() + '|' + window.code();
        }
    }

    /**
     * The statistical clock of a source, as one partition of rolling totals has followed it: all of its windows there are
     * those of this day.
     *
     * @param partition of the topic of rolling totals
     * @param day the greatest statistical day of all the source's accepted revisions; never goes back
     */
    record AsOf(String source, int partition, LocalDate day) implements Rolling {
        @Override
        public String key() {
            return "as-of|" + source + '|' + partition;
        }
    }
}
