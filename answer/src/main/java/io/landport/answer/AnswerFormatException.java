package io.landport.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer cannot be written in a format. The message says why and what to do. */
public final class AnswerFormatException extends OptionException {
    private static final long serialVersionUID = 1L;

    AnswerFormatException(OptionProblem problem) {
        this(problem, null);
    }

    AnswerFormatException(OptionProblem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
