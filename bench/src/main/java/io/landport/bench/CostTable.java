package io.landport.bench;

import io.landport.bench.Latency.LatencyResult;
import io.landport.bench.trial.TrialFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints what a document costs at each rate and when catching up, and the ratio of both. */
final class CostTable {
    private static final String HEAD = "%-46s%14s%10s%10s%10s%10s%10s%12s%10s%12s%n";
    private static final String CPU = "%-46s%,14.0f%10.2f%10.2f%10.2f%10.2f";

    private final List<LatencyResult> fresh;
    private final List<CandidateResults> catchingUp;

    /** @param catchingUp results of the same candidates with a backlog, maybe none */
    CostTable(List<LatencyResult> fresh, List<CandidateResults> catchingUp) {
        this.fresh = List.copyOf(fresh);
        this.catchingUp = List.copyOf(catchingUp);
    }

    void print(PrintWriter out) {
        out.println();
        out.printf(
                HEAD,
                "per document",
                "",
                "program",
                "broker",
                "database",
                "all",
                "records",
                "partitions",
                "WAL",
                "full pages");
        out.printf(HEAD, "", "documents/s", "us", "us", "us", "us", "published", "/transaction", "bytes", "bytes");
        for (LatencyResult result : fresh) {
            result.costs().ifPresent(costs -> print(result, costs, out));
        }
        catchingUp.stream().filter(CandidateResults::hasFigures).forEach(results -> print(results, out));
        out.println();
        for (LatencyResult result : fresh) {
            ratio(result)
                    .ifPresent(ratio -> out.printf(
                            "%s: CPU per document at %,d/s over catching up: %.2f%n",
                            result.candidate().code(), result.rate(), ratio));
        }
        out.flush();
    }

    /** CPU time of a document at a rate over that of one when catching up; empty if one of them is unknown. */
    Optional<Double> ratio(LatencyResult result) {
        return result.costs()
                .flatMap(costs -> catchingUp.stream()
                        .filter(results -> results.candidate().equals(result.candidate()) && results.hasFigures())
                        .findFirst()
                        .map(results -> costs.micros() / results.median(TrialFigures::micros)));
    }

    private static void print(LatencyResult result, DocumentCosts costs, PrintWriter out) {
        out.printf(
                CPU + "%10.2f%12.1f%10.0f%12.0f%n",
                result.candidate().title(),
                (double) result.rate(),
                costs.programMicros(),
                costs.brokerMicros(),
                costs.databaseMicros(),
                costs.micros(),
                costs.records(),
                costs.partitions(),
                costs.walBytes(),
                costs.fullPageBytes());
    }

    private static void print(CandidateResults results, PrintWriter out) {
        out.printf(
                CPU + "%n",
                results.candidate().title() + ", catching up",
                results.documentsPerSecond(),
                results.median(TrialFigures::programMicros),
                results.median(TrialFigures::brokerMicros),
                results.median(TrialFigures::databaseMicros),
                results.median(TrialFigures::micros));
    }
}
