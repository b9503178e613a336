package io.landport.format.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests the name that was probably meant. */
final class Nearest {
    private static final int MAX_LISTED = 30;
    private static final int LETTERS_PER_TYPO = 3;

    private Nearest() {}

    /** A sentence that suggests one of the names; lists them if none is similar. */
    static String cure(String given, Collection<String> names) {
        return similar(given, names)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> names.isEmpty()
                        ? "There is none"
                        : "Use one of " + names.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                                + (names.size() > MAX_LISTED ? " and others" : ""));
    }

    static Optional<String> similar(String given, Collection<String> names) {
        String lower = given.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(name ->
                        distance(lower, name.toLowerCase(Locale.ROOT)) <= (given.length() + 2) / LETTERS_PER_TYPO);
    }

    /** The number of letters to insert, delete or replace. */
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
