package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TrialEnvironment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The job in PostgreSQL: members of a consumer group judge documents, and one statement a batch settles them and adds up totals, with
 * the offsets in the same transaction. Each member is a process with one connection.
 */
public final class PlainPostgres implements Candidate {
    private final int members;

    /** @param members processes that share the partitions */
    public PlainPostgres(int members) {
        this.members = members;
    }

    @Override
    public String code() {
        return "i" + members;
    }

    @Override
    public String title() {
        return "plain PostgreSQL, %d %s".formatted(members, members == 1 ? "backend" : "backends");
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of();
    }

    @Override
    public List<CandidateProgram> programs() {
        return IntStream.rangeClosed(1, members)
                .<CandidateProgram>mapToObj(MemberProgram::new)
                .toList();
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTable(
                PlainTables.SUM_OF_LINES, connection -> TotalRows.read(connection, PlainTables.TOTALS));
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        PlainTables.create(connection, input().partitions());
    }

    private record MemberProgram(int number) implements CandidateProgram {
        @Override
        public String name() {
            return "member-" + number;
        }

        @Override
        public List<String> jvmOptions() {
            return SHIPPED_JVM_OPTIONS;
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) throws SQLException {
            return WorkerThread.start(PostgresMember.open(environment));
        }
    }
}
