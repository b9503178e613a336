package io.landport.query;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of an answer.
 *
 * @param dimensions in the order of the query's grouping
 * @param value exact, in units of the currency
 * @param netWeightKg exact, of the lines that have a weight
 */
record DailyRow(
        List<String> dimensions,
        long lines,
        long linesWithoutWeight,
        BigDecimal value,
        String currency,
        BigDecimal netWeightKg) {
    DailyRow {
        dimensions = List.copyOf(dimensions);
        value = shortest(value);
        netWeightKg = shortest(netWeightKg);
    }

    /** The names of the columns after the grouping's. */
    static List<String> amountColumns() {
        return List.of("lines", "lines_without_weight", "value", "currency", "net_weight_kg");
    }

    /** The cells after the grouping's, numbers as plain decimals. */
    List<String> amounts() {
        return List.of(
                Long.toString(lines),
                Long.toString(linesWithoutWeight),
                value.toPlainString(),
                currency,
                netWeightKg.toPlainString());
    }

    /** Without zeros at the end that say nothing, nor with an exponent. */
    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
