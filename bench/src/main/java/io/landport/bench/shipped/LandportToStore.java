package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TrialEnvironment;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** Landport end to end: streams and consumer, from documents to rows of {@code daily_total}. */
public final class LandportToStore implements Candidate {
    /** The default of an installation. */
    private static final int THREADS = 2;

    private static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM daily_total";
    private static final String TOTALS =
            "SELECT " + TotalRows.KEY + ", lines, lines_without_weight, value, net_weight_kg FROM daily_total";

    @Override
    public String code() {
        return "g1";
    }

    @Override
    public String title() {
        return "Landport into PostgreSQL";
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return LandportCandidate.outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(LandportPrograms.consumer(), LandportPrograms.streams(THREADS));
    }

    @Override
    public String group(TrialEnvironment environment) {
        return LandportPrograms.group(environment);
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTable(SUM_OF_LINES, connection -> TotalRows.read(connection, TOTALS));
    }
}
