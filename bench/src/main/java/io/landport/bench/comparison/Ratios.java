package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.flink.FlinkToTable;
import io.landport.bench.report.FigureRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The throughput of Landport divided by that of its peers. */
public final class Ratios {
    private final List<CandidateResults> results;

    public Ratios(List<CandidateResults> results) {
        this.results = List.copyOf(results);
    }

    /** A row for each ratio of which both parts were measured. */
    public List<FigureRow> rows() {
        Predicate<Candidate> streams = startsWith("d");
        Predicate<Candidate> endToEnd = startsWith("g1");
        List<FigureRow> rows = new ArrayList<>();
        add("streams stage / stateless pass-through", streams, startsWith("c"), rows);
        add("streams stage / plain DSL", streams, startsWith("e"), rows);
        add("streams stage / Flink SQL", streams, startsWith("f"), rows);
        add("end to end / streams stage", endToEnd, streams, rows);
        add("end to end / Flink with JDBC", endToEnd, FlinkToTable.class::isInstance, rows);
        add("end to end / plain PostgreSQL", endToEnd, startsWith("i"), rows);
        return rows;
    }

    private void add(String name, Predicate<Candidate> ours, Predicate<Candidate> theirs, List<FigureRow> rows) {
        best(ours)
                .ifPresent(own -> best(theirs)
                        .ifPresent(peer -> rows.add(new FigureRow()
                                .with("ratio", name)
                                .with(
                                        "of",
                                        own.candidate().code() + " / "
                                                + peer.candidate().code())
                                .with("measured", own.documentsPerSecond() / peer.documentsPerSecond()))));
    }

    private static Predicate<Candidate> startsWith(String code) {
        return candidate -> candidate.code().startsWith(code);
    }

    /** The fastest of some candidates. */
    private Optional<CandidateResults> best(Predicate<Candidate> isCompared) {
        return results.stream()
                .filter(result -> isCompared.test(result.candidate()) && result.hasFigures())
                .max(Comparator.comparingDouble(CandidateResults::documentsPerSecond));
    }
}
