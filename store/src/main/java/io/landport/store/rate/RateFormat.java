package io.landport.store.rate;

import java.io.IOException;

/** A file format of exchange rates. */
public interface RateFormat {

    /**
     * Reads a file.
     *
     * @param name without folders
     * @param content the bytes of the file
     * @throws InvalidRateFileException if the file is not of this format
     * @throws IOException if the file cannot be read
     */
    RateFile read(String name, byte[] content) throws IOException;
}
