package io.landport.query;

import java.io.IOException;

/** Writes an answer row by row. */
interface Printer {

    void print(DailyRow row) throws IOException;

    /** Writes what comes after the last row. */
    void end() throws IOException;
}
