package io.landport.format.csv;

import io.landport.format.feed.EncodedInput;
import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.Rows;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.Mapping.Grouping;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.bound.BoundMapping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows whose columns a mapping file turns into the fields of documents. {@code docs/formats/mapped-csv.md} describes it. */
public final class MappedCsv implements Format {
    /** The memory in which rows are sorted if those of a document are not adjacent; more of them are sorted on disk. */
    public static final int SORT_BYTES = 64 * 1024 * 1024;

    private final Mapping mapping;
    private final MappingArguments arguments;
    private final int sortBytes;
    private final long maxRows;

    public MappedCsv(Mapping mapping, MappingArguments arguments) {
        this(mapping, arguments, SORT_BYTES, Long.MAX_VALUE);
    }

    private MappedCsv(Mapping mapping, MappingArguments arguments, int sortBytes, long maxRows) {
        this.mapping = mapping;
        this.arguments = arguments;
        this.sortBytes = sortBytes;
        this.maxRows = maxRows;
    }

    /** The same with another amount of memory for sorting. */
    public MappedCsv withSortBytes(int bytes) {
        return new MappedCsv(mapping, arguments, bytes, maxRows);
    }

    /** The same for the first rows of a file: the last document may lack some of its rows. */
    public MappedCsv withMaxRows(long rows) {
        return new MappedCsv(mapping, arguments, sortBytes, rows);
    }

    @Override
    public String description() {
        return "rows with the columns that a mapping file names";
    }

    /** {@code csv:} and the name of the mapping. */
    @Override
    public String name() {
        return "csv:" + mapping.name();
    }

    /** Whether it returns the first document only after it has read the whole input. */
    public boolean needsWholeInput() {
        return mapping.grouping() == Grouping.ANYWHERE || mapping.grouping() == Grouping.ANYWHERE_SORTED;
    }

    @Override
    public Feed open(Input input) throws IOException {
        EncodedInput encoded = EncodedInput.of(input.open(), mapping.input().encodings());
        Lines lines = new Lines(encoded.bytes());
        try {
            RowCutter cutter = new RowCutter(mapping.input(), encoded.encoding());
            for (int i = 0; i < mapping.input().skippedLines(); i++) {
                next(input, lines);
            }
            BoundMapping bound = BoundMapping.of(input, mapping, columns(input, lines, cutter), arguments);
            MappedRows rows = new MappedRows(bound, cutter);
            CsvConventions conventions =
                    new CsvConventions(mediaType(encoded.encoding()), bound::columnOf, bound.isNumbered());
            RowLines limited = new RowLines(input, lines, maxRows, "has no rows");
            AdjacentRows documents = new AdjacentRows(conventions, mapping.grouping() == Grouping.SINGLE);
            if (!needsWholeInput()) {
                return new RowFeed(limited, rows, documents);
            }
            RowSort sort = new RowSort(sortBytes, mapping.grouping() == Grouping.ANYWHERE_SORTED);
            return new RowFeed(limited, rows, new GroupedRows(rows, sort, documents));
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    private static String mediaType(Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8)
                ? Rows.MEDIA_TYPE
                : Rows.MEDIA_TYPE + ";charset=" + encoding.name();
    }

    private List<String> columns(Input input, Lines lines, RowCutter cutter) throws IOException {
        if (!mapping.input().hasHeader()) {
            return mapping.input().columns();
        }
        try {
            return List.of(cutter.cells(next(input, lines)));
        } catch (InvalidRowException e) {
            throw new InvalidFileException(input, "has no header row: " + e.detail());
        }
    }

    private static RawLine next(Input input, Lines lines) throws IOException {
        RawLine line = lines.next();
        if (line == null) {
            throw new InvalidFileException(input, "is empty: its first row must name the columns");
        }
        return line;
    }
}
