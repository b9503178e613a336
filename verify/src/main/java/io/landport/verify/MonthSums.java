package io.landport.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures of days to those of their months. */
final class MonthSums {
    private static final Pattern DAY =
            Pattern.compile("(?<seriesAndMonth>.*?\\|\\d{4}-\\d\\d)-\\d\\d(?<received>(\\|\\d{4}-\\d\\d-\\d\\d)?)");

    private MonthSums() {}

    /**
     * Adds up {@code days}, by series and day and with or without a received day behind it, into {@code months}, by the same
     * with the month for the day. What has no day or no numbers belongs to no month: it differs as a day already.
     */
    static void add(Ledger days, Ledger months) {
        try (LedgerCursor pages = days.sorted()) {
            while (pages.turn()) {
                Matcher key = DAY.matcher(pages.text());
                Figures figures = pages.figures();
                if (key.matches() && !figures.numbers().isEmpty()) {
                    months.put(key.group("seriesAndMonth") + key.group("received"), figures.withFlaw(""));
                }
            }
        }
    }
}
