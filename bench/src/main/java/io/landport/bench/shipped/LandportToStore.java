package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.TrialEnvironment;
import java.util.List;
import java.util.Optional;

/** Landport end to end: streams and consumer, from documents to rows of {@code daily_total}. */
public final class LandportToStore implements Candidate {
    /** The default of an installation. */
    private static final int THREADS = 2;

    private static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM daily_total";
    private static final String KEY =
            "concat_ws('|', source, reporter, partner, region, crossing, sector, flow, channel,"
                    + " regime, mode, currency, day)";
    private static final String KEY_OF_FACT = "(SELECT " + KEY + " FROM series WHERE id = total.series)";
    private static final String TOTALS =
            "SELECT " + KEY + ", lines, lines_without_weight, value, net_weight_kg FROM daily_total";

    private final Extra extra;

    /** @param extra what it writes besides totals */
    public LandportToStore(Extra extra) {
        this.extra = extra;
    }

    /** What is written besides totals. */
    public enum Extra {
        /** Nothing. */
        NONE("g1", "Landport into PostgreSQL"),
        /** The receipts of all documents. */
        RECEIPTS("g8", "Landport into PostgreSQL, receipts"),
        /** The index by which totals are explained. */
        INDEX("g9", "Landport into PostgreSQL, index of documents"),
        /** Nothing, but both processes have meters that are read every second. */
        METERS("g0", "Landport into PostgreSQL, meters");

        private final String code;
        private final String title;

        Extra(String code, String title) {
            this.code = code;
            this.title = title;
        }
    }

    @Override
    public String code() {
        return extra.code;
    }

    @Override
    public String title() {
        return extra.title;
    }

    @Override
    public boolean isForThroughput() {
        return extra == Extra.NONE;
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return LandportCandidate.outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        boolean isScraped = extra == Extra.METERS;
        StreamsProgram streams = new StreamsProgram(THREADS, extra == Extra.RECEIPTS, isScraped);
        return List.of(new SinkProgram(extra == Extra.INDEX, isScraped), streams);
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return LandportCandidate.of(THREADS).group(environment);
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTable(SUM_OF_LINES, connection -> TotalRows.read(connection, TOTALS));
    }

    @Override
    public Optional<TotalTable> table() {
        return Optional.of(new TotalTable("daily_total_fact", "day", KEY_OF_FACT));
    }
}
