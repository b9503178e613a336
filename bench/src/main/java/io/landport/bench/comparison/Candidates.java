package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.flink.FlinkToTable;
import io.landport.bench.flink.FlinkToTopic;
import io.landport.bench.peer.PassThrough;
import io.landport.bench.peer.PlainDsl;
import io.landport.bench.peer.PlainPostgres;
import io.landport.bench.shipped.LandportCandidate;
import io.landport.bench.shipped.LandportToStore;
import java.util.List;
import java.util.Set;

/** All candidates, in the order of the table. */
public final class Candidates {
    private static final List<Candidate> ALL = List.of(
            new PassThrough(),
            new LandportCandidate(1),
            new LandportCandidate(2),
            new PlainDsl(),
            new FlinkToTopic(),
            new LandportToStore(),
            new FlinkToTable(),
            new PlainPostgres(1),
            new PlainPostgres(2));

    private Candidates() {}

    /**
     * The candidates with these codes or letters, in the order of the table; if empty, all.
     *
     * @param wanted {@code d2}, or {@code d} for all codes that begin with it
     * @throws IllegalArgumentException if one of them matches no candidate
     */
    public static List<Candidate> of(Set<String> wanted) {
        for (String code : wanted) {
            if (ALL.stream().noneMatch(candidate -> candidate.code().startsWith(code))) {
                throw new IllegalArgumentException("no candidate " + code + "; there are "
                        + ALL.stream().map(Candidate::code).toList());
            }
        }
        return ALL.stream()
                .filter(candidate -> wanted.isEmpty() || wanted.stream().anyMatch(candidate.code()::startsWith))
                .toList();
    }

    /** @throws IllegalArgumentException if there is none */
    public static Candidate of(String code) {
        return ALL.stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candidate " + code));
    }
}
