package io.landport.format.csv;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import java.io.IOException;

/**
 * One row per line of a document. The header row names the columns; the rows of a document are adjacent and agree in all
 * columns of the document. {@code docs/feeds.md} describes the columns.
 */
public final class Csv implements Format {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "one line of a document per row, under a header row";
    }

    @Override
    public Feed open(Input input) throws IOException {
        Lines lines = new Lines(input.open());
        try {
            CsvColumns columns = CsvColumns.of(input, header(input, lines));
            RowLines rows = new RowLines(input, lines, Long.MAX_VALUE, "has a header row and no other");
            return new RowFeed(rows, columns, new AdjacentRows(CsvConventions.OF_CSV, false));
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    public static String[] header(Input input, Lines lines) throws IOException {
        RawLine header = lines.next();
        if (header == null) {
            throw new InvalidFileException(input, "is empty: its first row must name the columns");
        }
        try {
            return CsvCells.of(header);
        } catch (InvalidRowException e) {
            throw new InvalidFileException(input, "has no header row: " + e.detail());
        }
    }
}
