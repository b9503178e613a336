package io.landport.answer;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something cannot be answered with the given options. The message has all problems as the command line shows them, a line each. */
public abstract class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<OptionProblem> problems;

    protected OptionException(List<OptionProblem> problems) {
        this(problems, null);
    }

    protected OptionException(List<OptionProblem> problems, @Nullable Throwable cause) {
        super(String.join(System.lineSeparator(), texts(problems, "--").toList()), cause);
        this.problems = List.copyOf(problems);
    }

    public List<OptionProblem> problems() {
        return problems;
    }

    /** The problems as HTTP shows them. */
    public List<String> withoutDashes() {
        return texts(problems, "").toList();
    }

    private static Stream<String> texts(List<OptionProblem> problems, String prefix) {
        return problems.stream().map(problem -> problem.text(prefix));
    }
}
