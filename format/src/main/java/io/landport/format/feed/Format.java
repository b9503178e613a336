package io.landport.format.feed;

import java.io.IOException;

/** A file format of trade documents. */
public interface Format {

    /** The name that users select it by. */
    String name();

    /** What it is for, as a phrase for a list of formats. */
    String description();

    /** Whether documents are read as they arrive, in bounded memory; otherwise the format is read from files only. */
    default boolean isStreamed() {
        return true;
    }

    /** Whether elements of a name begin messages of this format in XML. */
    default boolean isMessage(String element) {
        return false;
    }

    /**
     * Opens an input.
     *
     * @throws InvalidFileException if the input is not of this format
     * @throws IOException if it cannot be read
     */
    Feed open(Input input) throws IOException;
}
