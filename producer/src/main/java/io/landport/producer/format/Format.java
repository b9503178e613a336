package io.landport.producer.format;

import java.io.IOException;

/** A file format of trade documents. */
public interface Format {

    /** The name that users select it by. */
    String name();

    /**
     * Opens an input.
     *
     * @throws InvalidFileException if the input is not of this format
     * @throws IOException if it cannot be read
     */
    Feed open(Input input) throws IOException;
}
