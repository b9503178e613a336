package io.landport.streams.parcel;

import java.time.LocalDate;
import java.time.YearMonth;

/** A month, a commodity and the number of a unit, as one number. */
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

    /** The month in it, counted from the year 0. */
    public static long month(long goods) {
        return goods >> (COMMODITY_BITS + UNIT_BITS);
    }

    /** The month in it. */
    public static YearMonth yearMonth(long goods) {
        return YearMonth.of((int) (month(goods) / MONTHS), (int) (month(goods) % MONTHS) + 1);
    }

    /** The commodity in it, as a number. */
    public static int commodity(long goods) {
        return (int) (goods >> UNIT_BITS) & ((1 << COMMODITY_BITS) - 1);
    }

    /** The unit in it. */
    public static int unit(long goods) {
        return (int) goods & ((1 << UNIT_BITS) - 1);
    }

    /** At most six digits as a number; the leading one keeps leading noughts. */
    public static int numberOf(String commodity) {
        int number = 1;
        for (int i = 0; i < commodity.length(); i++) {
            number = number * DECIMAL + Character.digit(commodity.charAt(i), DECIMAL);
        }
        return number;
    }

    /** The digits that a number stands for. */
    public static String commodityOf(int number) {
        return Integer.toString(number).substring(1);
    }
}
