package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.TotalRows;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.LandportProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The job in PostgreSQL: members of a consumer group judge documents, and one statement a batch settles them and adds up totals, with
 * the offsets in the same transaction. Each member is a process with one connection.
 *
 * @param members processes that share the partitions
 */
public record PlainPostgres(int members) implements Candidate {
    @Override
    public String code() {
        return "i" + members;
    }

    @Override
    public String title() {
        return "plain PostgreSQL, %d %s".formatted(members, members == 1 ? "backend" : "backends");
    }

    @Override
    public List<CandidateProgram> programs() {
        return IntStream.rangeClosed(1, members)
                .mapToObj(number ->
                        new CandidateProgram("member-" + number, LandportProcess.JVM_OPTIONS, PostgresMember::start))
                .toList();
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTable(
                PlainTables.SUM_OF_LINES, connection -> TotalRows.read(connection, PlainTables.TOTALS));
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        PlainTables.create(connection, input().topic().numPartitions());
    }
}
