package io.landport.query.compare;

import io.landport.answer.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of a table beside the figure of the store. */
record ComparedRow(
        List<String> key,
        String currency,
        Optional<BigDecimal> official,
        Optional<BigDecimal> own,
        Optional<Split> split,
        ComparisonResult result,
        String reason) {
    ComparedRow {
        key = List.copyOf(key);
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(key.stream().map(Cell::ofText).toList());
        cells.add(Cell.ofText(currency));
        cells.add(Cell.of(official.orElse(null)));
        cells.add(Cell.of(own.orElse(null)));
        cells.add(Cell.of(split.map(Split::difference).orElse(null)));
        cells.add(Cell.of(split.map(Split::revisions).orElse(null)));
        cells.add(Cell.of(split.map(Split::regimes).orElse(null)));
        cells.add(Cell.of(split.map(Split::rate).orElse(null)));
        cells.add(Cell.of(split.map(Split::remainder).orElse(null)));
        cells.add(Cell.ofText(result.code()));
        cells.add(reason.isEmpty() ? Cell.ofText(null) : Cell.ofText(reason));
        return cells;
    }
}
