package io.landport.format.csv;

import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.Map;

/** Reads the fields of documents from the rows of one file. */
interface RowReader {
    /** Passes on what a row gives. */
    void read(RawLine line, RowSink sink) throws IOException;

    /** The names of the skipped rows, with their number. */
    default Map<String, Long> skipped() {
        return Map.of();
    }
}
