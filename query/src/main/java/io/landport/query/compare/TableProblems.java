package io.landport.query.compare;

import io.landport.answer.OptionProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a table, so that all of it can be corrected at once. */
final class TableProblems {
    private static final int MAX = 20;

    private final List<OptionProblem> problems = new ArrayList<>();
    private int further;

    /** Adds a problem of a cell. */
    void add(long line, int column, String name, String problem) {
        add("line %s, column %s (%s): %s", line, column, name, problem);
    }

    /** Adds a problem. */
    void add(String sentence, Object... arguments) {
        if (problems.size() < MAX) {
            problems.add(new OptionProblem(sentence, arguments));
        } else {
            further++;
        }
    }

    /** Whether further problems are counted and not listed, so that their sentences are not needed. */
    boolean isFull() {
        return problems.size() >= MAX;
    }

    /** Counts a problem. */
    void addUnlisted() {
        further++;
    }

    /** @throws InvalidTableException if there is a problem */
    void end() {
        if (further > 0) {
            problems.add(new OptionProblem("and %s further problems", further));
        }
        if (!problems.isEmpty()) {
            throw new InvalidTableException(problems);
        }
    }
}
