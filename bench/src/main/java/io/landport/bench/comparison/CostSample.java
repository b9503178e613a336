package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Usage;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Counters of everything that a running candidate uses. They only grow, so two samples give the costs of the time between them.
 *
 * @param walBytes position in the write-ahead log
 * @param fullPages images of whole pages in it
 * @param offsets number of records and transaction markers in all topics that it writes
 */
record CostSample(Usage usage, long walBytes, long fullPages, StreamsFigures streams, long offsets) {
    private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0', wal_fpi FROM pg_stat_wal";

    /** Reads the counters of programs that are running. */
    static CostSample take(
            Candidate candidate, TrialEnvironment environment, List<ChildProcess> programs, ServerProcesses servers) {
        long offsets = servers.admin()
                .ends(
                        candidate.outputs(environment).stream()
                                .map(NewTopic::name)
                                .collect(Collectors.toSet()),
                        environment.run());
        // Right after the offsets: their difference, the markers, is small.
        StreamsFigures streams = programs.stream()
                .map(program -> StreamsFigures.of(program.answer()))
                .reduce(StreamsFigures.NONE, StreamsFigures::plus);
        Usage usage = Usage.of(programs, servers.brokerUsage(), servers.databaseUsage());
        try (Connection connection = environment.connect()) {
            return Sql.read(
                            connection,
                            WAL,
                            wal -> new CostSample(usage, wal.getLong(1), wal.getLong(2), streams, offsets))
                    .get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the counters of the database", e);
        }
    }
}
