package io.landport.chart;

import io.landport.answer.OptionException;
import io.landport.answer.OptionProblem;
import java.util.List;

/** A chart cannot be drawn from an answer; the message says why, and what to ask for instead. */
public final class ChartException extends OptionException {
    private static final long serialVersionUID = 1;

    ChartException(String sentence, Object... arguments) {
        super(List.of(new OptionProblem(sentence, arguments)));
    }
}
