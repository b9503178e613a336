package io.landport.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** Places of months or days on an axis: a whole number for each, one after the other. */
enum ChartPeriod {
    MONTH {
        @Override
        int place(String text) {
            YearMonth month = YearMonth.parse(text);
            return month.getYear() * MONTHS + month.getMonthValue() - 1;
        }

        @Override
        String text(int place) {
            return YearMonth.of(Math.floorDiv(place, MONTHS), Math.floorMod(place, MONTHS) + 1)
                    .toString();
        }

        @Override
        boolean isTick(int place, int step) {
            return Math.floorMod(place, step) == 0;
        }

        @Override
        int[] steps() {
            return new int[] {1, 2, 3, 6, 12, 24, 60, 120, 600};
        }
    },
    DAY {
        @Override
        int place(String text) {
            return Math.toIntExact(LocalDate.parse(text).toEpochDay());
        }

        @Override
        String text(int place) {
            return LocalDate.ofEpochDay(place).toString();
        }

        @Override
        boolean isTick(int place, int step) {
            LocalDate day = LocalDate.ofEpochDay(place);
            return step < DAYS
                    ? Math.floorMod(place, step) == 0
                    : day.getDayOfMonth() == 1 && Math.floorMod(day.getMonthValue() - 1, step / DAYS) == 0;
        }

        @Override
        int[] steps() {
            return new int[] {1, 2, 4, 7, 14, DAYS, 3 * DAYS, 6 * DAYS, 12 * DAYS};
        }
    };

    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    /** The place of a text such as {@code 2021-03}. */
    abstract int place(String text);

    /** The text of a place. */
    abstract String text(int place);

    /** Whether a place has a label if there is room for one in so many places only. */
    abstract boolean isTick(int place, int step);

    /** Distances of labels, in places; the shortest first. */
    abstract int[] steps();

    /** The column of answers. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
