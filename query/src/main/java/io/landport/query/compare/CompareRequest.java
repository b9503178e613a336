package io.landport.query.compare;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A request to compare an official table, with valid options. Created by {@link CompareQuestion}. */
public final class CompareRequest {
    private final SortedMap<String, String> options;
    private final Map<String, String> filters;
    private final Optional<LocalDate> knownOn;
    private final Optional<String> currency;
    private final BigDecimal unit;
    private final Set<String> ignored;
    private final boolean hasUnmatched;

    /**
     * @param options as given
     * @param filters those of them that select figures of the store
     */
    CompareRequest(
            Map<String, String> options,
            Map<String, String> filters,
            Optional<LocalDate> knownOn,
            Optional<String> currency,
            BigDecimal unit,
            Set<String> ignored,
            boolean hasUnmatched) {
        this.options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        this.filters = Map.copyOf(filters);
        this.knownOn = knownOn;
        this.currency = currency;
        this.unit = unit;
        this.ignored = Set.copyOf(ignored);
        this.hasUnmatched = hasUnmatched;
    }

    SortedMap<String, String> options() {
        return options;
    }

    Map<String, String> filters() {
        return filters;
    }

    /** The last received day that the table can contain. */
    Optional<LocalDate> knownOn() {
        return knownOn;
    }

    /** The currency of values of a table without a column for it. */
    Optional<String> currency() {
        return currency;
    }

    /** How many units of the currency a value of 1 is. */
    BigDecimal unit() {
        return unit;
    }

    /** Names of columns that are left out. */
    Set<String> ignored() {
        return ignored;
    }

    /** Whether figures of the store that the table lacks are rows of the answer. */
    boolean hasUnmatched() {
        return hasUnmatched;
    }
}
