package io.landport.simulator;

import io.landport.simulator.chance.ShareTable;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * When a crossing is open. Between the water and ice seasons the rivers carry neither ships nor lorries. The dates are
 * simulated and the same for all rivers and years.
 */
enum Season {
    ALL_YEAR(MonthDay.of(1, 1), MonthDay.of(12, 31)),
    WATER(MonthDay.of(5, 1), MonthDay.of(10, 31)),
    ICE(MonthDay.of(12, 15), MonthDay.of(3, 20));

    private final MonthDay first;
    private final MonthDay last;

    Season(MonthDay first, MonthDay last) {
        this.first = first;
        this.last = last;
    }

    /** The season of a code of {@code lanes.csv}: {@code all-year}, {@code water} or {@code ice}. */
    static Season ofCode(String code) {
        return ShareTable.constant(Season.class, code);
    }

    boolean includes(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        boolean isBegun = !date.isBefore(first);
        boolean isNotOver = !date.isAfter(last);
        return first.isAfter(last) ? isBegun || isNotOver : isBegun && isNotOver;
    }
}
