package io.landport.verify.recompute;

import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up figures by month. Invalid keys and figures are left out, because they differ before they are added up. */
public final class MonthSums {
    private static final Pattern DAY =
            Pattern.compile("(?<seriesAndMonth>.*?\\|\\d{4}-\\d\\d)-\\d\\d(?<received>(\\|\\d{4}-\\d\\d-\\d\\d)?)");
    private static final Pattern CHANGE =
            Pattern.compile("(?<seriesAndMonth>.*\\|\\d{4}-\\d\\d)\\|\\d{4}-\\d\\d-\\d\\d");

    private MonthSums() {}

    /** Adds up daily figures, whose keys consist of series, day and optionally received day; the month replaces the day. */
    public static void ofDays(Ledger days, Ledger months) {
        add(days, DAY, key -> key.group("seriesAndMonth") + key.group("received"), months);
    }

    /** Adds up monthly changes to the totals of their months. */
    public static void ofChanges(Ledger changes, Ledger totals) {
        add(changes, CHANGE, key -> key.group("seriesAndMonth"), totals);
    }

    private static void add(Ledger from, Pattern keys, Function<Matcher, String> keyOfSum, Ledger sums) {
        try (LedgerCursor cursor = from.sorted()) {
            while (cursor.advance()) {
                Matcher key = keys.matcher(cursor.keyText());
                Figures figures = cursor.figures();
                if (key.matches() && figures.size() > 0) {
                    sums.put(keyOfSum.apply(key), figures.withProblem(""));
                }
            }
        }
    }
}
