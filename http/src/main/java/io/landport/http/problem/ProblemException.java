package io.landport.http.problem;

import java.time.Duration;

/** Ends a request with an error. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.type().slug() + ": " + problem.detail());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.type().slug() + ": " + problem.detail(), cause);
        this.problem = problem;
    }

    /** A request that is wrong as {@code detail} says. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(ProblemTypes.BAD_REQUEST, detail));
    }

    /** The same after a failure to read the request. */
    public static ProblemException badRequest(String detail, Throwable cause) {
        return new ProblemException(Problem.of(ProblemTypes.BAD_REQUEST, detail), cause);
    }

    /** A request for something that does not exist. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(ProblemTypes.NOT_FOUND, detail));
    }

    /** A request that can be repeated after a time, because something that it needs does not answer or is busy. */
    public static ProblemException unavailable(String detail, Duration retry) {
        return new ProblemException(Problem.retryAfter(ProblemTypes.UNAVAILABLE, detail, retry));
    }

    /** The same after a failure. */
    public static ProblemException unavailable(String detail, Duration retry, Throwable cause) {
        return new ProblemException(Problem.retryAfter(ProblemTypes.UNAVAILABLE, detail, retry), cause);
    }

    /** Reads a part of a request. */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /** What is read of a request; an argument that it refuses is a bad request. */
    public static <T, E extends Exception> T requireValid(Reading<T, E> reading) throws E {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw badRequest(String.valueOf(e.getMessage()), e);
        }
    }

    public Problem problem() {
        return problem;
    }
}
