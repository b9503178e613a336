package io.landport.bench.flink;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.JobDestination;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The job in Flink SQL, from Kafka to PostgreSQL with Flink's JDBC sink. */
public final class FlinkToTable implements Candidate {
    @Override
    public String code() {
        return "g2";
    }

    @Override
    public String title() {
        return "Flink SQL into PostgreSQL";
    }

    @Override
    public InputTopic input() {
        return JudgedDocuments.INPUT;
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(FlinkProgram.of(environment ->
                new JobDestination.ToTable(environment.databaseUrl(), environment.databaseUser(), FlinkTotals.TABLE)));
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
