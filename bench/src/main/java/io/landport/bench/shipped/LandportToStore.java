package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.TrialEnvironment;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** Landport end to end: streams and consumer, from documents to rows of {@code daily_total}. */
public record LandportToStore(String code, Extra extra) implements Candidate {
    /** The default of an installation. */
    private static final int THREADS = 2;

    private static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM daily_total";
    private static final String KEY_OF_FACT = "(SELECT " + TotalRows.KEY + " FROM series WHERE id = total.series)";
    private static final String TOTALS =
            "SELECT " + TotalRows.KEY + ", lines, lines_without_weight, value, net_weight_kg FROM daily_total";

    @Override
    public String title() {
        return "Landport into PostgreSQL" + extra.suffix();
    }

    @Override
    public boolean isForThroughput() {
        return extra == Extra.NONE;
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return LandportCandidate.outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(SinkProgram.of(extra), StreamsProgram.of(THREADS, extra));
    }

    @Override
    public String group(TrialEnvironment environment) {
        return StreamsProgram.group(environment);
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
