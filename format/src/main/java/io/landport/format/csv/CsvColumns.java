package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of one {@code csv} file, as its header row names them, in any order. */
final class CsvColumns {
    private static final Map<String, Field> BY_NAME =
            Arrays.stream(Field.values()).collect(Collectors.toMap(Field::column, Function.identity()));
    private static final Set<Field> IDENTITY = EnumSet.of(Field.CHANNEL, Field.SOURCE, Field.DOCUMENT_ID);
    private static final Set<Field> OF_EVERY_REVISION = EnumSet.of(
            Field.REVISION,
            Field.STATISTICAL_DATE,
            Field.FLOW,
            Field.CROSSING,
            Field.CURRENCY,
            Field.COMMODITY,
            Field.VALUE);

    private final List<Field> fields;

    private CsvColumns(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * The columns of a header row.
     *
     * @throws InvalidFileException if a column is unknown, appears twice or is missing
     */
    static CsvColumns of(Input input, String[] header) throws InvalidFileException {
        List<Field> fields = new ArrayList<>();
        for (String name : header) {
            Field field = BY_NAME.get(name.strip());
            if (field == null) {
                throw new InvalidFileException(
                        input,
                        "is not csv of documents: its header row has the column '" + name.strip() + "'. Columns are "
                                + names(EnumSet.allOf(Field.class)) + ", separated by commas");
            }
            if (fields.contains(field)) {
                throw new InvalidFileException(
                        input, "has the column '" + field.column() + "' twice in its header row");
            }
            fields.add(field);
        }
        requireAll(input, fields);
        return new CsvColumns(fields);
    }

    /** The problem of a row with too many or too few cells, empty if there is none. */
    Optional<InvalidRowException> mismatch(String[] cells) {
        return cells.length == fields.size()
                ? Optional.empty()
                : Optional.of(new InvalidRowException(
                        Reason.MALFORMED_ROW,
                        "the row has " + cells.length + " cells, the header row has " + fields.size()));
    }

    /** The texts of a row by field, for the cells that it has; an empty cell is a missing field. */
    DocumentFields fields(String[] cells) {
        DocumentFields row = new DocumentFields(Field::column);
        for (int i = 0; i < Math.min(cells.length, fields.size()); i++) {
            if (!cells[i].isEmpty()) {
                row.put(fields.get(i), cells[i]);
            }
        }
        return row;
    }

    private static void requireAll(Input input, List<Field> fields) throws InvalidFileException {
        Set<Field> missing = EnumSet.copyOf(IDENTITY);
        if (!fields.contains(Field.KIND)) {
            missing.addAll(OF_EVERY_REVISION);
        }
        missing.removeAll(fields);
        if (!missing.isEmpty()) {
            throw new InvalidFileException(input, "lacks columns in its header row: " + names(missing));
        }
    }

    private static String names(Set<Field> fields) {
        return fields.stream().map(Field::column).collect(Collectors.joining(", "));
    }
}
