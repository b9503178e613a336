package io.landport.query.question;

import java.util.List;

/** Invalid options of a query. The message has a line for each problem, with the option and the allowed values. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidQueryException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
