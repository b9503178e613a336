package io.landport.format.bts;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The months that a BTS file holds, by its name: {@code dot3_MMYY.csv} holds one, {@code dot3_ytd_MMYY.csv} all of its year
 * up to that one.
 *
 * @param month the last month
 * @param isYearToDate whether it also holds the earlier months of that year
 */
record BtsPeriod(YearMonth month, boolean isYearToDate) {
    private static final Pattern NAME =
            Pattern.compile("dot3_(ytd_)?([0-9]{2})([0-9]{2})\\.csv(?:\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final int CENTURY = 2000;
    /** The series starts in April 1993. */
    private static final int FIRST_OF_LAST_CENTURY = 93;

    /** The period that a file name states, empty if it states none. */
    static Optional<BtsPeriod> ofName(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(name.group(3));
        return month(CENTURY + year - (year >= FIRST_OF_LAST_CENTURY ? 100 : 0), Integer.parseInt(name.group(2)))
                .map(month -> new BtsPeriod(month, name.group(1) != null));
    }

    boolean includes(YearMonth other) {
        return isYearToDate ? other.getYear() == month.getYear() && !other.isAfter(month) : other.equals(month);
    }

    /** All months, in order. */
    List<YearMonth> months() {
        return isYearToDate
                ? IntStream.rangeClosed(1, month.getMonthValue())
                        .mapToObj(number -> YearMonth.of(month.getYear(), number))
                        .toList()
                : List.of(month);
    }

    /** Such as {@code 2021-01 to 2021-05}. */
    @Override
    public String toString() {
        return isYearToDate && month.getMonthValue() > 1 ? month.withMonth(1) + " to " + month : month + " only";
    }

    private static Optional<YearMonth> month(int year, int month) {
        try {
            return Optional.of(YearMonth.of(year, month));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
