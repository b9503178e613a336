package io.landport.format.mapping;

import io.landport.domain.text.ClosestName;
import java.util.Collection;
import java.util.stream.Collectors;

/** Suggests the name that was probably meant. */
final class Nearest {
    private static final int MAX_LISTED = 30;

    private Nearest() {}

    /** A sentence that suggests one of the names; lists them if none is similar. */
    static String fix(String given, Collection<String> names) {
        return ClosestName.of(given, names)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> names.isEmpty()
                        ? "There is none"
                        : "Use one of " + names.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                                + (names.size() > MAX_LISTED ? " and others" : ""));
    }
}
