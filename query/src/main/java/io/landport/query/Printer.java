package io.landport.query;

import java.io.IOException;
import java.util.List;

/** Writes an answer row by row. */
interface Printer {

    /** @param row a cell for each column */
    void print(List<Cell> row) throws IOException;

    /** Writes the end of the answer, after the last row. */
    void end() throws IOException;
}
