package io.landport.reference;

import java.util.List;

/** The reference data cannot be used. Names every problem found, each with its file and row. */
public final class InvalidReferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidReferenceException(List<String> problems) {
        super("reference data: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem: {@code posts.csv row 12: ...}. */
    public List<String> problems() {
        return problems;
    }
}
