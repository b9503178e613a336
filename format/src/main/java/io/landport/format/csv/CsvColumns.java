package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows by the columns of one {@code csv} file, which its header row names in any order. */
final class CsvColumns implements RowReader {
    private static final Set<Field> IDENTITY = EnumSet.of(Field.CHANNEL, Field.SOURCE, Field.DOCUMENT_ID);

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
            Field field = Field.ofColumn(name.strip());
            if (field == null) {
                throw new InvalidFileException(
                        input,
                        "is not csv of documents: its header row has the column '" + name.strip() + "'. Columns are "
                                + String.join(", ", Field.columns()) + ", separated by commas");
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

    @Override
    public void read(RawLine line, RowSink sink) throws IOException {
        try {
            String[] cells = CsvCells.of(line);
            DocumentFields row = fields(cells);
            InvalidRowException problem = problem(cells);
            if (problem == null) {
                row.requireIdentity();
            } else if (row.knownId().isEmpty()) {
                throw problem;
            }
            sink.take(line, 0, row, problem);
        } catch (InvalidRowException e) {
            sink.takeUnplaced(line, e);
        }
    }

    /** The problem of a row with too many or too few cells, null if there is none. */
    private @Nullable InvalidRowException problem(String[] cells) {
        return cells.length == fields.size()
                ? null
                : new InvalidRowException(
                        Reason.MALFORMED_ROW,
                        "the row has " + cells.length + " cells, the header row has " + fields.size());
    }

    /** The texts of a row by field, for the cells that it has; an empty cell is a missing field. */
    private DocumentFields fields(String[] cells) {
        DocumentFields row = new DocumentFields(Field::column);
        for (int i = 0; i < Math.min(cells.length, fields.size()); i++) {
            if (!cells[i].isEmpty()) {
                row.put(fields.get(i), cells[i]);
            }
        }
        return row;
    }

    private static void requireAll(Input input, List<Field> fields) throws InvalidFileException {
        Set<Field> missing = EnumSet.copyOf(fields.contains(Field.KIND) ? IDENTITY : Field.REQUIRED);
        missing.removeAll(fields);
        if (!missing.isEmpty()) {
            throw new InvalidFileException(
                    input,
                    "lacks columns in its header row: "
                            + missing.stream().map(Field::column).collect(Collectors.joining(", ")));
        }
    }
}
