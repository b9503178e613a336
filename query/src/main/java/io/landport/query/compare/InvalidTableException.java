package io.landport.query.compare;

import java.util.List;

/** An official table cannot be compared. The message has a line for each problem, with its line, its column and a suggestion. */
public final class InvalidTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTableException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
