package io.landport.store.rate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of UTF-8 text, and their cells. A row never spans lines, so a stray quote spoils its own row and none after it. */
final class CsvLines {
    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvLines() {}

    /** All lines, blank ones too, without what ends them. */
    static List<String> of(byte[] content) throws InvalidRateFileException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return unmarked.lines().toList();
        } catch (CharacterCodingException other) {
            throw new InvalidRateFileException("is not UTF-8 text", other);
        }
    }

    /** The cells of a line, without blanks around them. */
    static List<String> cells(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new InvalidCellException("a quote is not closed on its line");
        }
        try {
            return READER.ofSingleCsvRecord(line).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException malformed) {
            throw new InvalidCellException("the quotes of the row are not those of CSV");
        }
    }
}
