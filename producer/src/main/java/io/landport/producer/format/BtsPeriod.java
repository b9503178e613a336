package io.landport.producer.format;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The period that a BTS file is of, by its name: {@code dot3_MMYY.csv} or {@code dot3_ytd_MMYY.csv}. */
final class BtsPeriod {
    private static final Pattern NAME =
            Pattern.compile("dot3_(?:ytd_)?([0-9]{2})([0-9]{2})\\.csv(?:\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final int CENTURY = 2000;
    /** The series starts in April 1993. */
    private static final int FIRST_OF_LAST_CENTURY = 93;

    private BtsPeriod() {}

    static Optional<YearMonth> ofName(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(name.group(2));
        return month(CENTURY + year - (year >= FIRST_OF_LAST_CENTURY ? 100 : 0), Integer.parseInt(name.group(1)));
    }

    private static Optional<YearMonth> month(int year, int month) {
        try {
            return Optional.of(YearMonth.of(year, month));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }
}
