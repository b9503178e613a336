package io.landport.store.rate;

import java.io.IOException;

/** A way to write exchange rates down. */
public interface RateFormat {

    /**
     * Reads a file.
     *
     * @param name without folders
     * @param content all of its bytes
     * @throws InvalidRateFileException if it is plainly not of this format
     * @throws IOException if it cannot be read
     */
    RateFile read(String name, byte[] content) throws IOException;
}
