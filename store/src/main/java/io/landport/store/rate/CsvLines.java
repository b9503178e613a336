package io.landport.store.rate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of UTF-8 text and their cells. Rows do not span lines, so an unbalanced quote affects its own row only. */
final class CsvLines {
    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvLines() {}

    /** All lines, including blank ones, without line terminators. */
    static List<String> of(byte[] content) throws InvalidRateFileException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return unmarked.lines().toList();
        } catch (CharacterCodingException e) {
            throw new InvalidRateFileException("is not UTF-8 text", e);
        }
    }

    /** Reads the rows below the header; one with another number of cells is invalid. */
    static void readRows(List<String> lines, List<String> header, RateCollector collected, RowReader reader) {
        for (int index = 1; index < lines.size(); index++) {
            String line = lines.get(index);
            if (!line.isBlank()) {
                long number = index + 1L;
                collected.row(number, () -> reader.read(number, cells(line, header.size())));
            }
        }
    }

    /** Reads the cells of a row, or throws {@link InvalidCellException}. */
    interface RowReader {
        void read(long line, List<String> cells);
    }

    private static List<String> cells(String line, int columns) {
        List<String> cells = cells(line);
        if (cells.size() != columns) {
            throw new InvalidCellException("the row has " + cells.size() + " cells, but the header has " + columns);
        }
        return cells;
    }

    /** The cells of a line, stripped. */
    static List<String> cells(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new InvalidCellException("a quote is not closed on its line");
        }
        try {
            return READER.ofSingleCsvRecord(line).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException e) {
            throw new InvalidCellException("the row is not valid CSV: misplaced quotes");
        }
    }
}
