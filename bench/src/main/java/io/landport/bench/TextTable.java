package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.flink.FlinkToTable;
import io.landport.bench.trial.TrialFigures;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Prints the comparison: a line for each candidate, and ratios of Landport to its peers. */
final class TextTable {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final String HEAD = "%-4s%-48s%12s%22s%10s%9s%10s%10s%n";

    private final List<CandidateResults> summaries;

    TextTable(List<CandidateResults> summaries) {
        this.summaries = List.copyOf(summaries);
    }

    void print(PrintWriter out) {
        out.printf(HEAD, "", "", "", "", "program", "broker", "database", "peak");
        out.printf(HEAD, "", "", "documents/s", "min - max", "us/doc", "us/doc", "us/doc", "MiB");
        summaries.forEach(summary -> print(summary, out));
        out.println();
        print("streams stage / stateless pass-through", 'd', 'c', out);
        print("streams stage / plain DSL", 'd', 'e', out);
        print("streams stage / Flink SQL", 'd', 'f', out);
        print("streams stage / plain clients with heap maps", 'd', 'h', out);
        print("end to end / streams stage", "g1", best('d'), out);
        print("end to end / Flink with JDBC", "g1", best(FlinkToTable.class::isInstance), out);
        print("end to end / plain PostgreSQL", "g1", best('i'), out);
        out.flush();
    }

    private static void print(CandidateResults summary, PrintWriter out) {
        if (!summary.hasFigures()) {
            out.printf(
                    "%-4s%-48s%s%n",
                    summary.candidate().code(),
                    summary.candidate().title(),
                    summary.problem().orElse(""));
            return;
        }
        out.printf(
                "%-4s%-48s%,12.0f%22s%10.2f%9.2f%10.2f%,10.0f%n",
                summary.candidate().code(),
                summary.candidate().title(),
                summary.documentsPerSecond(),
                "%,.0f - %,.0f"
                        .formatted(
                                summary.min(TrialFigures::documentsPerSecond),
                                summary.max(TrialFigures::documentsPerSecond)),
                summary.median(TrialFigures::programMicros),
                summary.median(TrialFigures::brokerMicros),
                summary.median(TrialFigures::databaseMicros),
                summary.max(TrialFigures::peakBytes) / MEBIBYTE);
    }

    private void print(String what, char ours, char theirs, PrintWriter out) {
        best(ours).ifPresent(own -> print(what, own.candidate().code(), best(theirs), out));
    }

    private void print(String what, String ours, Optional<CandidateResults> theirs, PrintWriter out) {
        Optional<CandidateResults> own = of(ours);
        if (own.isPresent() && theirs.isPresent()) {
            out.printf(
                    "%s: %.2f (%s / %s)%n",
                    what,
                    own.get().documentsPerSecond() / theirs.get().documentsPerSecond(),
                    ours,
                    theirs.get().candidate().code());
        }
    }

    private Optional<CandidateResults> of(String code) {
        return summaries.stream()
                .filter(summary -> summary.candidate().code().equals(code) && summary.hasFigures())
                .findFirst();
    }

    /** The fastest variant of a letter. */
    private Optional<CandidateResults> best(char letter) {
        return best(candidate -> candidate.code().charAt(0) == letter);
    }

    /** The fastest of some candidates. */
    private Optional<CandidateResults> best(Predicate<Candidate> isCompared) {
        return summaries.stream()
                .filter(summary -> isCompared.test(summary.candidate()) && summary.hasFigures())
                .max(Comparator.comparingDouble(CandidateResults::documentsPerSecond));
    }
}
