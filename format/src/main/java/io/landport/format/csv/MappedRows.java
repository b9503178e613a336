package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import io.landport.format.mapping.bound.BoundMapping;
import io.landport.format.mapping.bound.BoundRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Maps the rows of one file to the fields of documents, and counts those that the mapping skips. */
final class MappedRows implements RowReader {
    /** The name of rows for which a mapping has several records and that give none of them. */
    private static final String WITHOUT_RECORD = "rows that give no record";

    private final BoundMapping mapping;
    private final RowCutter cutter;
    private final Map<String, Long> skipped = new TreeMap<>();

    MappedRows(BoundMapping mapping, RowCutter cutter) {
        this.mapping = mapping;
        this.cutter = cutter;
    }

    @Override
    public Map<String, Long> skipped() {
        return skipped;
    }

    @Override
    public void read(RawLine line, RowSink sink) throws IOException {
        String[] cells;
        try {
            cells = cells(line);
        } catch (InvalidRowException e) {
            sink.takeUnplaced(line, e);
            return;
        }
        Optional<String> skip = mapping.skip(cells);
        if (skip.isPresent()) {
            skipped.merge(skip.get(), 1L, Long::sum);
            return;
        }
        boolean isCounted = false;
        List<BoundRecord> records = mapping.records();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).isGivenBy(cells)) {
                read(line, cells, i, isCounted, sink);
                isCounted = true;
            }
        }
        if (!isCounted) {
            skipped.merge(WITHOUT_RECORD, 1L, Long::sum);
        }
    }

    /** Passes on one record of a row that was read before. */
    void readAgain(RawLine line, int record, boolean isCounted, RowSink sink) throws IOException {
        read(line, cells(line), record, isCounted, sink);
    }

    private String[] cells(RawLine line) {
        String[] cells = cutter.cells(line);
        if (cells.length != mapping.columns()) {
            throw new InvalidRowException(
                    Reason.MALFORMED_ROW,
                    "the row has " + cells.length + " cells, there are " + mapping.columns() + " columns");
        }
        return cells;
    }

    private void read(RawLine line, String[] cells, int record, boolean isCounted, RowSink sink) throws IOException {
        DocumentFields row = new DocumentFields(Field::column);
        InvalidRowException problem;
        try {
            problem = mapping.records().get(record).evaluate(cells, row);
            row.requireIdentity();
        } catch (InvalidRowException e) {
            sink.takeUnplaced(line, e);
            return;
        }
        if (isCounted) {
            row.ofCountedRow();
        }
        sink.take(line, record, row, problem);
    }
}
