package io.landport.format.bts;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which months a BTS file may hold. A document is a whole month of a port, so one row of another month would replace
 * everything that an earlier file had of that month.
 *
 * @param period the period of the file's revision; no month is after it
 * @param named the months that the file's name states, empty if it states none
 */
record BtsCoverage(YearMonth period, Optional<BtsPeriod> named) {
    private static final int SHOWN_MONTHS = 3;

    /**
     * The coverage of a file.
     *
     * @param given the period that the user gave, if any
     * @throws InvalidFileException if neither the user nor the name gives a period
     */
    static BtsCoverage of(Input input, Optional<YearMonth> given) throws InvalidFileException {
        Optional<BtsPeriod> named = BtsPeriod.ofName(input.fileName());
        Optional<YearMonth> period = given.or(() -> named.map(BtsPeriod::month));
        if (period.isEmpty()) {
            throw new InvalidFileException(
                    input,
                    "does not say which period it is of: name it dot3_MMYY.csv or dot3_ytd_MMYY.csv, or give --period "
                            + "YYYY-MM");
        }
        return new BtsCoverage(period.get(), named);
    }

    /**
     * Refuses a file that has rows of several months and whose name does not state which: one may be a stray row.
     *
     * @throws InvalidFileException naming the months
     */
    void requireKnown(Input input, BtsFile file) throws InvalidFileException {
        Set<YearMonth> months = file.months();
        if (named.isEmpty() && months.size() > 1) {
            throw new InvalidFileException(
                    input,
                    "has rows of " + months.size() + " months (" + list(months.stream()) + "), and its name does not "
                            + "say which of them it holds: name it dot3_MMYY.csv or dot3_ytd_MMYY.csv");
        }
    }

    boolean includes(YearMonth month) {
        return objection(month).isEmpty();
    }

    /** Why rows of a month are rejected, empty if they are not. */
    Optional<InvalidRowException> objection(YearMonth month) {
        if (month.isAfter(period)) {
            return Optional.of(outOfRange("the month is " + month + ", after the file's period " + period));
        }
        return named.filter(known -> !known.includes(month))
                .map(known -> outOfRange("the month is " + month + ", but by its name the file holds " + known));
    }

    private static InvalidRowException outOfRange(String detail) {
        return new InvalidRowException(Reason.DATE_OUT_OF_RANGE, detail);
    }

    private static String list(Stream<YearMonth> months) {
        return months.sorted().limit(SHOWN_MONTHS).map(YearMonth::toString).collect(Collectors.joining(", "));
    }
}
