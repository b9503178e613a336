package io.landport.query.question;

import io.landport.answer.OptionException;
import io.landport.answer.OptionProblem;
import java.util.List;

/** Invalid options of a query. The message has a line for each problem, with the option and the allowed values. */
public final class InvalidQueryException extends OptionException {
    private static final long serialVersionUID = 1L;

    public InvalidQueryException(List<OptionProblem> problems) {
        super(problems);
    }
}
