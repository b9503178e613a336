package io.landport.domain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class ClosestName {
    private static final int LETTERS_PER_TYPO = 3;

    /** No name is longer. The time to compare grows with the length. */
    private static final int MAX_LETTERS = 100;

    private ClosestName() {}

    /** The most similar name, if one is similar. */
    public static Optional<String> of(String given, Collection<String> names) {
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
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
