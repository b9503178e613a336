package io.landport.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;

/**
 * Splits one line into cells. A row never spans lines, because no field may hold a line break: a stray quote affects only its
 * own row.
 */
public final class CsvCells {
    private static final CsvCells OF_CSV = new CsvCells(',', '"');

    private final char quote;
    private final CsvReader.CsvReaderBuilder reader;

    CsvCells(char separator, char quote) {
        this.quote = quote;
        this.reader = CsvReader.builder().fieldSeparator(separator).quoteCharacter(quote);
    }

    /**
     * The cells of a line with commas and double quotes.
     *
     * @throws InvalidRowException if the line is not one whole row of UTF-8
     */
    public static String[] of(RawLine line) {
        return OF_CSV.split(line.text());
    }

    /** @throws InvalidRowException if the text is not one whole row */
    String[] split(String text) {
        // FastCSV would end the row there and ignore the rest.
        require(text.indexOf('\r') < 0, "the row has a carriage return inside");
        require(text.chars().filter(c -> c == quote).count() % 2 == 0, "a quote is not closed on its line");
        try {
            return reader.ofSingleCsvRecord(StringArrayHandler.of(), text);
        } catch (CsvParseException e) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, "the quotes of the row are not valid CSV");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, otherwise);
        }
    }
}
