package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import java.util.List;

/** All candidates, in the order of the table. */
final class Candidates {
    private static final List<Candidate> ALL = List.of();

    private Candidates() {}

    static List<Candidate> all() {
        return ALL;
    }

    /**
     * The candidate of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Candidate of(String code) {
        return ALL.stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candidate " + code));
    }
}
