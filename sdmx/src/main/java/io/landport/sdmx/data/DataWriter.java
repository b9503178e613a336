package io.landport.sdmx.data;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes a data message in memory that does not grow with the number of series. */
interface DataWriter {
    void begin() throws IOException;

    /** @param validFrom received day from which on the observations are known, if they are of one vintage */
    void beginDataSet(DataAction action, Optional<LocalDate> validFrom) throws IOException;

    /** @param observations that differ in the dimension of observations only; at least one */
    void series(List<Observation> observations) throws IOException;

    void endDataSet() throws IOException;

    /** Writes the end of the message. The output stays open. */
    void end() throws IOException;
}
