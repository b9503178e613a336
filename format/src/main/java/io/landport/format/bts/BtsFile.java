package io.landport.format.bts;

import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.judge.Reason;
import io.landport.format.bts.BtsColumns.BtsColumn;
import io.landport.format.csv.Csv;
import io.landport.format.csv.CsvCells;
import io.landport.format.feed.ExactNumbers;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.OriginalAmounts;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole BTS file in memory, because the rows of a document are spread over it: about 250 bytes a row, or 50 MB for a year
 * of 210,000 rows.
 */
final class BtsFile {
    /** More than any file of the BTS has; about 700 MB. */
    private static final int MAX_ROWS = 3_000_000;

    private static final long MAX_UNPLACED_BYTES = 32L * 1024 * 1024;

    private final BtsColumns columns;
    private final Map<BtsKey, BtsDocument> documents = new LinkedHashMap<>();
    private final List<FeedItem.RejectedRows> unplacedRows = new ArrayList<>();
    private final Map<BtsRow.NaturalKey, BtsRow.NaturalKey> naturalKeys = new HashMap<>();
    /** The document of each row that has one, in the order of the rows. */
    private final List<BtsKey> keysOfRows = new ArrayList<>();

    private long rows;
    private long unplacedBytes;

    private BtsFile(BtsColumns columns) {
        this.columns = columns;
    }

    /** @throws InvalidFileException if it is not a BTS file with rows, or its last row was cut off */
    static BtsFile read(Input input) throws IOException {
        try (Lines lines = new Lines(input.open())) {
            BtsFile file = new BtsFile(BtsColumns.of(input, Csv.header(input, lines)));
            for (RawLine line = lines.next(); line != null; line = lines.next()) {
                file.take(line);
                file.requireMemory(input, line);
            }
            lines.requireLastLineWhole(input);
            if (file.rows == 0) {
                throw new InvalidFileException(input, "has a header row and no other");
            }
            return file;
        }
    }

    long rows() {
        return rows;
    }

    /** Documents in the order of their first rows. */
    Collection<BtsDocument> documents() {
        return documents.values();
    }

    Set<BtsKey> keys() {
        return documents.keySet();
    }

    List<BtsKey> keysOfRows() {
        return keysOfRows;
    }

    Set<YearMonth> months() {
        Set<YearMonth> months = new HashSet<>();
        documents.keySet().forEach(key -> months.add(key.month()));
        return months;
    }

    /** Rejected rows whose document is not known. */
    List<FeedItem.RejectedRows> unplacedRows() {
        return unplacedRows;
    }

    private void take(RawLine line) {
        rows++;
        try {
            String[] cells = CsvCells.of(line);
            columns.requireWidth(cells);
            BtsKey key = columns.key(cells);
            BtsDocument document = documents.computeIfAbsent(key, BtsDocument::new);
            document.add(row(line, cells));
            keysOfRows.add(document.key());
        } catch (InvalidRowException e) {
            unplacedRows.add(Rows.rejectAlone(line, e, Rows.MEDIA_TYPE));
            unplacedBytes += line.bytes().length;
        }
    }

    private void requireMemory(Input input, RawLine line) throws InvalidFileException {
        if (rows > MAX_ROWS) {
            throw new InvalidFileException(input, "has more than %,d rows: split it by month".formatted(MAX_ROWS));
        }
        if (unplacedBytes > MAX_UNPLACED_BYTES) {
            throw new InvalidFileException(
                    input,
                    "has more than 32 MB of rows that cannot be read, up to line %d; the first is line %d: %s"
                            .formatted(
                                    line.number(),
                                    unplacedRows.get(0).line(),
                                    unplacedRows.get(0).detail()));
        }
    }

    private BtsRow row(RawLine line, String[] cells) {
        BtsRow.NaturalKey naturalKey = naturalKey(cells);
        try {
            return new BtsRow(line, naturalKey, content(cells, naturalKey), null);
        } catch (InvalidRowException e) {
            return new BtsRow(line, naturalKey, null, e);
        }
    }

    /** Shared between rows, because few differ. */
    private BtsRow.NaturalKey naturalKey(String[] cells) {
        BtsRow.NaturalKey key = new BtsRow.NaturalKey(
                columns.text(cells, BtsColumn.COMMODITY2),
                columns.text(cells, BtsColumn.DF),
                columns.text(cells, BtsColumn.CONTCODE));
        BtsRow.NaturalKey known = naturalKeys.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    private Line content(String[] cells, BtsRow.NaturalKey naturalKey) {
        columns.required(cells, BtsColumn.COMMODITY2);
        BigDecimal dollars = amount(BtsColumn.VALUE, columns.required(cells, BtsColumn.VALUE));
        return new Line(naturalKey.commodity(), Measures.money(dollars), weight(cells), null, null, null, null);
    }

    /** The files give 0 kilograms, or nothing, where the weight was not recorded. */
    private @Nullable Long weight(String[] cells) {
        String text = columns.text(cells, BtsColumn.SHIPWT);
        BigDecimal kilograms = text.isEmpty() ? BigDecimal.ZERO : amount(BtsColumn.SHIPWT, text);
        return kilograms.signum() == 0 ? null : (Long) Measures.weight(kilograms);
    }

    /** Rejects what a document cannot hold, because the judge would see a number that is not in the file. */
    private static BigDecimal amount(BtsColumn column, String text) {
        BigDecimal units = BigDecimal.valueOf(ExactNumbers.integer(column.name(), text));
        if (!Measures.isExpressible(units)) {
            throw new InvalidRowException(Reason.AMOUNT_OUT_OF_RANGE, OriginalAmounts.problem(column.name(), text));
        }
        return units;
    }
}
