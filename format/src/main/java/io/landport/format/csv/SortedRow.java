package io.landport.format.csv;

import io.landport.format.feed.RawLine;

/**
 * A row that waits for the others of its document.
 *
 * @param record the number of the record that it gives
 * @param isCounted whether it counts as a row of another document
 */
record SortedRow(RawLine line, int record, boolean isCounted) {}
