package io.landport.domain.total;

import java.time.LocalDate;

/** A record of the topic of rolling totals: the total of a window, or the as-of day of a source. */
public sealed interface Rolling {

    /** The key as text, the parts separated by bars. */
    String key();

    /**
     * The total of a series over a window that ends on the source's as-of day at the time of publication. When the as-of day
     * advances, it is published again only if the amounts of the window have changed.
     *
     * @param firstDay of the window, included
     * @param asOf last day of the window, included
     */
    record RollingTotal(Series series, Window window, LocalDate firstDay, LocalDate asOf, Amounts amounts)
            implements Rolling {

        public RollingTotal {
            if (!window.firstDay(asOf).equals(firstDay)) {
                throw new IllegalArgumentException(
                        "window " + window.code() + " as of " + asOf + " cannot begin on " + firstDay);
            }
        }

        /** The total of the window that ends on a day. */
        public static RollingTotal of(Series series, Window window, LocalDate asOf, Amounts amounts) {
            return new RollingTotal(series, window, window.firstDay(asOf), asOf, amounts);
        }

        @Override
        public String key() {
            return series.key() + '|' + window.code();
        }
    }

    /**
     * The as-of day of a source in one partition of rolling totals: the windows of the source in this partition are as of this
     * day.
     *
     * @param partition of the topic of rolling totals
     * @param day the latest statistical day of the source's accepted revisions; never decreases
     */
    record AsOf(String source, int partition, LocalDate day) implements Rolling {
        @Override
        public String key() {
            return "as-of|" + source + '|' + partition;
        }
    }
}
