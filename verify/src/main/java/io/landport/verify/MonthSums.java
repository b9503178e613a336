package io.landport.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up figures of days by month. */
final class MonthSums {
    private static final Pattern DAY =
            Pattern.compile("(?<seriesAndMonth>.*?\\|\\d{4}-\\d\\d)-\\d\\d(?<received>(\\|\\d{4}-\\d\\d-\\d\\d)?)");

    private MonthSums() {}

    /**
     * Adds up {@code days} into {@code months}. A key consists of series, day and optionally received day; the month replaces the
     * day. Invalid keys and figures are left out, because they differ as days already.
     */
    static void add(Ledger days, Ledger months) {
        try (LedgerCursor cursor = days.sorted()) {
            while (cursor.advance()) {
                Matcher key = DAY.matcher(cursor.keyText());
                Figures figures = cursor.figures();
                if (key.matches() && !figures.numbers().isEmpty()) {
                    months.put(key.group("seriesAndMonth") + key.group("received"), figures.withProblem(""));
                }
            }
        }
    }
}
