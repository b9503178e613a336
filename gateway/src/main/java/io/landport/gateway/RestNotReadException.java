package io.landport.gateway;

import io.landport.http.problem.Problem;

/** The rest of a request is not read. What was read before keeps its outcome. */
final class RestNotReadException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    RestNotReadException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** Why it is not read. */
    Problem problem() {
        return problem;
    }
}
