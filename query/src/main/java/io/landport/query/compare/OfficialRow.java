package io.landport.query.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A row of an official table.
 *
 * @param line of the file, from 1
 * @param key the values of the table's dimensions, in their order
 * @param currency of the value
 * @param value in units of the currency; empty if it is not published
 * @param tolerance half a unit of the last digit that is published
 * @param rate units of the currency for a unit of the currency of the documents, if the table has it
 */
record OfficialRow(
        long line,
        List<String> key,
        String currency,
        Optional<BigDecimal> value,
        BigDecimal tolerance,
        Optional<BigDecimal> rate) {
    OfficialRow {
        key = List.copyOf(key);
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance must not be negative but is " + tolerance);
        }
    }
}
