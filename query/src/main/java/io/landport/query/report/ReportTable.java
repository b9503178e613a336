package io.landport.query.report;

import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report.
 *
 * @param key of its texts: title, explanation
 */
record ReportTable(String key, List<Column> columns, List<List<Cell>> rows) {
    ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same with some of the columns only, in this order. */
    ReportTable of(String... names) {
        List<Integer> places = new ArrayList<>();
        for (String name : names) {
            int place = Column.place(columns, name);
            if (place < 0) {
                throw new IllegalArgumentException(key + " has no column " + name);
            }
            places.add(place);
        }
        return new ReportTable(
                key,
                places.stream().map(columns::get).toList(),
                rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
    }

    /** The sum of a column over all rows. */
    BigDecimal sum(String column) {
        int place = Column.place(columns, column);
        return rows.stream()
                .map(row -> row.get(place))
                .filter(Cell.Figure.class::isInstance)
                .map(cell -> ((Cell.Figure) cell).number())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Collects the rows of an answer. */
    static final class Rows implements AnswerWriter {
        private final List<List<Cell>> rows = new ArrayList<>();

        @Override
        public void write(List<Cell> row) {
            rows.add(List.copyOf(row));
        }

        @Override
        public void end(List<String> notices) {
            // The report says in its own words what the figures are.
        }

        List<List<Cell>> all() {
            return rows;
        }
    }
}
