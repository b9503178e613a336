package io.landport.query;

import java.util.List;

/** A question that was put wrong: the message has a line for each problem, each with its option and what is allowed. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidQueryException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
