package io.landport.reference;

import java.util.List;

/** The reference data is invalid. The message has all problems, each with file and row. */
public final class InvalidReferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidReferenceException(List<String> problems) {
        super("reference data: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem: {@code posts.csv row 12: ...}. */
    public List<String> problems() {
        return problems;
    }
}
