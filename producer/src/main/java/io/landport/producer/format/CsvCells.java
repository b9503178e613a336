package io.landport.producer.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.landport.domain.judge.Reason;

/**
 * Cuts one line into cells. A row never spans lines: no field of any format may hold a line break, so a stray quote spoils
 * its own row and none after it.
 */
final class CsvCells {
    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder();

    private CsvCells() {}

    /** @throws InvalidRowException if the line is not one whole row of UTF-8 */
    static String[] of(RawLine line) {
        String text = line.text();
        // FastCSV would end the row there and drop the rest in silence.
        require(text.indexOf('\r') < 0, "a carriage return stands inside the row");
        require(text.chars().filter(c -> c == '"').count() % 2 == 0, "a quote is not closed on its line");
        try {
            return READER.ofSingleCsvRecord(StringArrayHandler.of(), text);
        } catch (CsvParseException malformed) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, "the quotes of the row are not those of CSV");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, otherwise);
        }
    }
}
