package io.landport.streams.parcel;

import java.time.LocalDate;
import java.time.YearMonth;

/** A month, a commodity and the number of a unit, packed into one {@code long}. */
public final class CommodityMonth {
    private static final int UNIT_BITS = 24;
    private static final int COMMODITY_BITS = 21;
    private static final int MONTHS = 12;
    private static final int DECIMAL = 10;

    private CommodityMonth() {}

    /**
     * Packs the three.
     *
     * @param month months since the year 0
     * @param commodity see {@link #numberOf}
     * @param unit 0 to 2^24 - 1
     */
    public static long of(long month, int commodity, int unit) {
        return (((month << COMMODITY_BITS) | commodity) << UNIT_BITS) | unit;
    }

    /** Months from the year 0 to a day. */
    public static long monthOf(LocalDate day) {
        return MONTHS * (long) day.getYear() + day.getMonthValue() - 1;
    }

    /** The month, counted from the year 0. */
    public static long month(long packed) {
        return packed >> (COMMODITY_BITS + UNIT_BITS);
    }

    /** The month. */
    public static YearMonth yearMonth(long packed) {
        return YearMonth.of((int) (month(packed) / MONTHS), (int) (month(packed) % MONTHS) + 1);
    }

    /** The commodity as a number; see {@link #numberOf}. */
    public static int commodity(long packed) {
        return (int) (packed >> UNIT_BITS) & ((1 << COMMODITY_BITS) - 1);
    }

    /** The number of the unit. */
    public static int unit(long packed) {
        return (int) packed & ((1 << UNIT_BITS) - 1);
    }

    /** A commodity of at most six digits as a number. A 1 in front of the digits keeps leading zeros. */
    public static int numberOf(String commodity) {
        int number = 1;
        for (int i = 0; i < commodity.length(); i++) {
            number = number * DECIMAL + Character.digit(commodity.charAt(i), DECIMAL);
        }
        return number;
    }

    /** The commodity of a number; see {@link #numberOf}. */
    public static String commodityOf(int number) {
        return Integer.toString(number).substring(1);
    }
}
