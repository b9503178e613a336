package io.landport.store.dimension;

import io.landport.domain.reference.Reference;
import io.landport.domain.reference.TranslatedName;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dimension table, whose rows are replaced by those of the reference data. Its statements are assembled from the columns: one text
 * serves twenty tables.
 *
 * @param columns without {@code reference_version}
 * @param rows cells in the order of the columns, {@link Optional#empty} for null
 */
record DimensionTable(String name, List<Column> columns, Function<Reference, List<List<Object>>> rows) {
    private static final Column VERSION = new Column("reference_version", "text");

    DimensionTable {
        columns = List.copyOf(columns);
    }

    /** @param columns as SQL declares them, such as {@code id text, day date} */
    static <T> DimensionTable of(
            String name, String columns, Function<Reference, Collection<T>> values, Function<T, List<Object>> row) {
        return new DimensionTable(
                name,
                Column.list(columns),
                reference -> values.apply(reference).stream().map(row).toList());
    }

    /**
     * A table whose last columns are the names of its codes in Chinese and Russian.
     *
     * @param name of the table and of the code list
     * @param columns without these names; the first one is the code
     */
    static <T> DimensionTable named(
            String name, String columns, Function<Reference, Collection<T>> values, Function<T, List<Object>> row) {
        return new DimensionTable(
                name,
                Column.list(columns + ", name_zh text, name_ru text"),
                reference -> values.apply(reference).stream()
                        .map(row)
                        .map(cells -> withNames(
                                cells,
                                reference
                                        .dimensions()
                                        .translated(name, cells.get(0).toString())))
                        .toList());
    }

    private static List<Object> withNames(List<Object> cells, TranslatedName name) {
        return Stream.concat(cells.stream(), Stream.of(known(name.chinese()), known(name.russian())))
                .toList();
    }

    /** The text, or empty if the reference data has none, which becomes null in SQL. */
    static Optional<String> known(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** The cells of the code and of its names; without names that are not known. */
    List<List<String>> codes(Reference reference) {
        int[] shown = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).name().matches("id|name(_[a-z]+)?"))
                .toArray();
        return rows.apply(reference).stream()
                .map(row -> Arrays.stream(shown)
                        .mapToObj(row::get)
                        .map(cell -> cell instanceof Optional<?> known ? known.orElse(null) : cell)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList())
                .toList();
    }

    /** Replaces all rows by those of the reference data. */
    void replace(Connection connection, Reference reference) throws SQLException {
        Sql.update(connection, "DELETE FROM " + name);
        List<Column> all = new ArrayList<>(columns);
        all.add(VERSION);
        List<Object[]> cells = rows.apply(reference).stream()
                .map(row -> cells(row, reference.version()))
                .toList();
        Upsert.execute(connection, Upsert.insert(name, all), all, cells);
    }

    private static Object[] cells(List<Object> row, String version) {
        return Stream.concat(row.stream(), Stream.of(version))
                .map(cell -> cell instanceof Optional<?> known ? known.orElse(null) : cell)
                .toArray();
    }
}
