package io.landport.monitor;

import java.util.function.Consumer;

/** Reports a problem that is met again and again once, until it is another one or solved. Not thread-safe. */
final class LastProblem {
    private String known = "";

    /** @param warning logs the message of the problem */
    void met(Exception problem, Consumer<String> warning) {
        String why = String.valueOf(problem.getMessage());
        if (!why.equals(known)) {
            warning.accept(why);
        }
        known = why;
    }

    void solved() {
        known = "";
    }
}
