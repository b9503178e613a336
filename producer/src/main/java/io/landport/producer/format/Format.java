package io.landport.producer.format;

import java.io.IOException;

/** A way to write trade documents down. */
public interface Format {

    /** The name that a user asks for it by. */
    String name();

    /**
     * Begins to read an input.
     *
     * @throws InvalidFileException if the input is plainly not of this format
     * @throws IOException if it cannot be read
     */
    Feed open(Input input) throws IOException;
}
