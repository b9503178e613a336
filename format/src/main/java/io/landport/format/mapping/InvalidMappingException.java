package io.landport.format.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping file that cannot be used, with everything that is wrong with it. */
public final class InvalidMappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;

    InvalidMappingException(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their lines; at least one. */
    public List<MappingProblem> problems() {
        return problems;
    }
}
