package io.landport.query.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class ClosestName {
    private static final int LETTERS_PER_TYPO = 3;

    /** No name is longer. The time to compare grows with the length. */
    private static final int MAX_LETTERS = 100;

    private ClosestName() {}

    /** The most similar name, if one is similar. */
    static Optional<String> of(String given, Collection<String> names) {
        if (given.length() > MAX_LETTERS) {
            return Optional.empty();
        }
        String lower = given.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> !name.isEmpty())
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name ->
                        distance(lower, name.toLowerCase(Locale.ROOT)) <= (given.length() + 2) / LETTERS_PER_TYPO);
    }

    /** The number of letters to insert, remove or replace. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int place = 0; place <= to.length(); place++) {
            before[place] = place;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] now = new int[to.length() + 1];
            now[0] = row;
            for (int place = 1; place <= to.length(); place++) {
                int replaced = before[place - 1] + (from.charAt(row - 1) == to.charAt(place - 1) ? 0 : 1);
                now[place] = Math.min(replaced, Math.min(before[place], now[place - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
