package io.landport.bench.flink;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.JobDestination;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The job in Flink SQL, from Kafka to PostgreSQL with Flink's JDBC sink. */
public final class FlinkToTable implements Candidate {
    private final String code;
    private final Backend backend;
    private final Objective objective;

    /**
     * @param backend of its state
     * @param objective what it is configured for
     */
    public FlinkToTable(String code, Backend backend, Objective objective) {
        this.code = code;
        this.backend = backend;
        this.objective = objective;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return "Flink SQL into PostgreSQL, " + BackendTitles.of(backend) + objective.suffix();
    }

    @Override
    public boolean isForThroughput() {
        return objective != Objective.LATENCY;
    }

    @Override
    public Optional<TotalTable> table() {
        return objective == Objective.LATENCY ? Optional.of(FlinkTotals.TABLE) : Optional.empty();
    }

    @Override
    public InputTopic input() {
        return JudgedDocuments.INPUT;
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of();
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new FlinkProgram(
                backend,
                objective.pace(backend),
                environment -> new JobDestination.ToTable(
                        environment.databaseUrl(), environment.databaseUser(), FlinkTotals.TABLE.name())));
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTable(FlinkTotals.SUM_OF_LINES, FlinkTotals::ofTable);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FlinkTotals.CREATE_TABLE);
        }
    }
}
