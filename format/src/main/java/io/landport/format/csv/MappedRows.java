package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import io.landport.format.mapping.bound.BoundMapping;
import io.landport.format.mapping.bound.BoundRecord;
import io.landport.format.mapping.bound.UnmappableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps the rows of one file to the fields of documents, and counts those that the mapping skips. */
final class MappedRows {
    /** The name of rows for which a mapping has several records and that give none of them. */
    private static final String WITHOUT_RECORD = "rows that give no record";

    private final BoundMapping mapping;
    private final RowCutter cutter;
    private final List<RecordFields> records;
    private final Map<String, Long> skipped = new TreeMap<>();

    MappedRows(BoundMapping mapping, RowCutter cutter) {
        this.mapping = mapping;
        this.cutter = cutter;
        this.records = mapping.records().stream().map(RecordFields::new).toList();
    }

    /** Receives what rows give. */
    interface Sink {
        /**
         * A row, or a part of it, that identifies its document.
         *
         * @param record the number of the record that it gives
         * @param problem of another field, null if there is none
         */
        void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem);

        /** A row that does not identify its document. */
        void takeUnplaced(RawLine line, InvalidRowException problem);
    }

    /** The fields of a record in the order of their values. */
    private static final class RecordFields {
        private final BoundRecord record;
        private final Field[] fields;
        private final @Nullable String[] values;

        RecordFields(BoundRecord record) {
            this.record = record;
            this.fields = record.names().stream().map(MappableFields::field).toArray(Field[]::new);
            this.values = new String[fields.length];
        }
    }

    /** The names of the skipped rows, with their number. */
    Map<String, Long> skipped() {
        return skipped;
    }

    /** Whether the mapping counts the lines of a document. */
    boolean isNumbered() {
        return records.stream().anyMatch(known -> !known.record.counted().isEmpty());
    }

    /** The column of a field, for messages. */
    String columnOf(String field) {
        return records.get(0).record.columnOf(field);
    }

    /** Passes on what a row gives, or counts it as skipped. */
    void read(RawLine line, Sink sink) {
        String[] cells;
        try {
            cells = whole(line);
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
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).record.isGivenBy(cells)) {
                read(line, cells, i, isCounted, sink);
                isCounted = true;
            }
        }
        if (!isCounted) {
            skipped.merge(WITHOUT_RECORD, 1L, Long::sum);
        }
    }

    /** Passes on one record of a row that was read before. */
    void readAgain(RawLine line, int record, boolean isCounted, Sink sink) {
        read(line, whole(line), record, isCounted, sink);
    }

    private String[] whole(RawLine line) {
        String[] cells = cutter.cells(line);
        if (cells.length != mapping.columns()) {
            throw new InvalidRowException(
                    Reason.MALFORMED_ROW,
                    "the row has " + cells.length + " cells, there are " + mapping.columns() + " columns");
        }
        return cells;
    }

    private void read(RawLine line, String[] cells, int number, boolean isCounted, Sink sink) {
        RecordFields of = records.get(number);
        InvalidRowException problem;
        DocumentFields row = new DocumentFields(Field::column);
        try {
            UnmappableException unmappable = of.record.evaluate(cells, of.values);
            problem = unmappable == null ? null : invalid(unmappable);
            for (int i = 0; i < of.fields.length; i++) {
                String value = of.values[i];
                if (value != null) {
                    row.put(of.fields[i], value);
                }
            }
            row.requireIdentity();
        } catch (UnmappableException e) {
            sink.takeUnplaced(line, invalid(e));
            return;
        } catch (InvalidRowException e) {
            sink.takeUnplaced(line, e);
            return;
        }
        if (isCounted) {
            row.ofCountedRow();
        }
        sink.take(line, number, row, problem);
    }

    private static InvalidRowException invalid(UnmappableException unmappable) {
        return InvalidRowException.value(
                unmappable.reason(), unmappable.column(), unmappable.value(), unmappable.expected());
    }
}
