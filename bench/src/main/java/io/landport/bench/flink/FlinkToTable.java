package io.landport.bench.flink;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.World;
import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.JobDestination;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The same job in Flink SQL, from Kafka into PostgreSQL by Flink's JDBC sink. */
public final class FlinkToTable implements Candidate {
    private final String code;
    private final Backend backend;
    private final Aim aim;

    /**
     * @param backend where its state is
     * @param aim what it is set up for
     */
    public FlinkToTable(String code, Backend backend, Aim aim) {
        this.code = code;
        this.backend = backend;
        this.aim = aim;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return "Flink SQL into PostgreSQL, " + Titles.of(backend) + (aim == Aim.LATENCY ? ", soon" : "");
    }

    @Override
    public boolean isForThroughput() {
        return aim == Aim.THROUGHPUT;
    }

    @Override
    public Optional<TotalTable> table() {
        return aim == Aim.LATENCY ? Optional.of(FlinkTotals.TABLE) : Optional.empty();
    }

    @Override
    public InputTopic input() {
        return JudgedDocuments.INPUT;
    }

    @Override
    public List<OutputTopic> outputs(World world) {
        return List.of();
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new FlinkProgram(
                backend,
                aim.pace(backend),
                world -> new JobDestination.ToTable(
                        world.databaseUrl(), world.databaseUser(), FlinkTotals.TABLE.name())));
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.of(world.run());
    }

    @Override
    public Goal goal(World world) {
        return new Goal.TotalsInTable(FlinkTotals.SUM_OF_LINES, FlinkTotals::ofTable);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FlinkTotals.CREATE_TABLE);
        }
    }
}
