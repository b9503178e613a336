package io.landport.producer.format;

import java.io.IOException;

/** An input that cannot be read as a whole. The message names the input, what is wrong with it and how to mend it. */
public final class InvalidFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param problem reads on after the input's name: {@code is empty} */
    public InvalidFileException(Input input, String problem) {
        super(input.givenName() + ' ' + problem);
    }
}
