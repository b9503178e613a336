package io.landport.query.compare;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to compare an official table, with valid options. Created by {@link CompareQuestion}.
 *
 * @param options as given
 * @param filters those of them that select figures of the store
 * @param knownOn the last received day that the table can contain
 * @param currency of values of a table without a column for it
 * @param unit how many units of the currency a value of 1 is
 * @param ignored names of columns that are left out
 * @param hasUnmatched whether figures of the store that the table lacks are rows of the answer
 */
public record CompareRequest(
        Map<String, String> options,
        Map<String, String> filters,
        Optional<LocalDate> knownOn,
        Optional<String> currency,
        BigDecimal unit,
        Set<String> ignored,
        boolean hasUnmatched) {
    public CompareRequest {
        options = Map.copyOf(options);
        filters = Map.copyOf(filters);
        ignored = Set.copyOf(ignored);
    }
}
