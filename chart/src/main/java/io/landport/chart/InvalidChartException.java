package io.landport.chart;

import io.landport.answer.OptionException;
import io.landport.answer.OptionProblem;
import java.util.List;

/** Options of a chart are invalid; the message has all problems, a line each. */
public final class InvalidChartException extends OptionException {
    private static final long serialVersionUID = 1;

    InvalidChartException(List<OptionProblem> problems) {
        super(problems);
    }
}
