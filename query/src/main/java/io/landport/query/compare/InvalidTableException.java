package io.landport.query.compare;

import io.landport.answer.OptionException;
import io.landport.answer.OptionProblem;
import java.util.List;

/** An official table cannot be compared. The message has a line for each problem, with its line, its column and a suggestion. */
public final class InvalidTableException extends OptionException {
    private static final long serialVersionUID = 1L;

    InvalidTableException(List<OptionProblem> problems) {
        super(problems);
    }
}
