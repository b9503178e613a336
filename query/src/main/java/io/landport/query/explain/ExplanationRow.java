package io.landport.query.explain;

import io.landport.answer.Cell;
import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A row of an explanation.
 *
 * @param keys the values of the key columns
 * @param documents how many documents the row is about
 */
record ExplanationRow(List<String> keys, String currency, ExplainedAmounts amounts, int documents) {
    ExplanationRow {
        keys = List.copyOf(keys);
    }

    /** By currency, then by value regardless of its sign, then by key. */
    static List<ExplanationRow> greatestFirst(List<ExplanationRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(ExplanationRow::currency)
                        .thenComparing(row -> row.amounts.net().value().abs(), Comparator.reverseOrder())
                        .thenComparing(row -> row.amounts.moved().value(), Comparator.reverseOrder())
                        .thenComparing(row -> String.join("|", row.keys)))
                .toList();
    }

    /** @param hasMoved whether the row shows what moved between series */
    List<Cell> cells(boolean hasDocuments, boolean hasMoved) {
        List<Cell> cells = new ArrayList<>();
        keys.forEach(key -> cells.add(Cell.ofText(key)));
        if (hasDocuments) {
            cells.add(Cell.of(BigDecimal.valueOf(documents)));
        }
        cells.add(Cell.of(BigDecimal.valueOf(amounts.net().lines())));
        cells.add(Cell.of(BigDecimal.valueOf(amounts.net().linesWithoutWeight())));
        cells.add(Cell.of(value(amounts.net())));
        cells.add(Cell.ofText(currency));
        cells.add(Cell.of(weight(amounts.net())));
        if (hasMoved) {
            Amounts moved = amounts.moved();
            cells.add(Cell.of(BigDecimal.valueOf(moved.lines())));
            cells.add(Cell.of(value(moved)));
            cells.add(Cell.of(weight(moved)));
        }
        return cells;
    }

    static BigDecimal value(Amounts amounts) {
        return amounts.value().toDecimal(Measures.MONEY_SCALE);
    }

    static BigDecimal weight(Amounts amounts) {
        return amounts.netWeight().toDecimal(Measures.WEIGHT_SCALE);
    }
}
