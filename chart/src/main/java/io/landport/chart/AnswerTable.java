package io.landport.chart;

import io.landport.answer.Cell;
import io.landport.answer.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of an answer, by the names of its columns. */
record AnswerTable(List<Column> columns, List<List<Cell>> rows) {
    AnswerTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same columns with the rows for which a condition holds. */
    AnswerTable where(Predicate<List<Cell>> condition) {
        return new AnswerTable(columns, rows.stream().filter(condition).toList());
    }

    /** The number in a column; empty if it is unknown. */
    Optional<BigDecimal> number(List<Cell> row, String column) {
        return cell(row, column) instanceof Cell.Figure figure ? Optional.of(figure.number()) : Optional.empty();
    }

    /** The text in a column; empty if there is none. */
    String text(List<Cell> row, String column) {
        return has(column) ? cell(row, column).plain() : "";
    }

    /** The name of a code if the answer has names, otherwise the code. */
    String name(List<Cell> row, String column) {
        String name = text(row, column + "_name");
        return name.isEmpty() ? text(row, column) : name;
    }

    /** The names of the codes in a column, each once, in the order of rows, separated by commas. */
    String names(String column) {
        return rows.stream().map(row -> name(row, column)).distinct().collect(Collectors.joining(", "));
    }

    /** Every text of a column, in order. */
    Set<String> texts(String column) {
        Set<String> texts = new TreeSet<>();
        rows.forEach(row -> texts.add(text(row, column)));
        texts.remove("");
        return texts;
    }

    /** The sum of the known numbers in a column. */
    BigDecimal sum(String column) {
        return rows.stream().flatMap(row -> number(row, column).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean has(String column) {
        return place(column) >= 0;
    }

    private Cell cell(List<Cell> row, String column) {
        int place = place(column);
        if (place < 0) {
            throw new IllegalArgumentException("the answer has no column " + column);
        }
        return row.get(place);
    }

    private int place(String column) {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).name().equals(column))
                .findFirst()
                .orElse(-1);
    }
}
