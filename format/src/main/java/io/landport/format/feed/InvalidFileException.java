package io.landport.format.feed;

import java.io.IOException;

/** An input that is refused as a whole. The message names the input, the problem and the fix. */
public final class InvalidFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem continues the sentence after the input's name: {@code is empty} */
    public InvalidFileException(Input input, String problem) {
        super(input.givenName() + ' ' + problem);
        this.problem = problem;
    }

    /** The message without the name of the input. */
    public String problem() {
        return problem;
    }
}
