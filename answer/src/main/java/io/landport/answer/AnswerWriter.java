package io.landport.answer;

import java.io.IOException;
import java.util.List;

/** Writes an answer row by row, in memory that does not grow with the number of rows. */
public interface AnswerWriter {

    /**
     * Writes a row.
     *
     * @param row a cell for each column
     * @throws AnswerFormatException if the format cannot hold it
     */
    void write(List<Cell> row) throws IOException;

    /**
     * Writes the end of the answer, after the last row. The output stays open.
     *
     * @param notices about the answer, a sentence each, for formats that have a place for them
     */
    void end(List<String> notices) throws IOException;
}
