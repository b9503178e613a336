package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotalRecords;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The job in the plain DSL with Landport's serdes, the DSL's record cache and RocksDB: the winner of each document next to the previous
 * one, and the sums of a stream of changes. Publishes daily totals only, no changes or other aggregates of Landport, and assumes that no
 * document is rejected.
 */
public final class PlainDsl implements Candidate {
    private static final long CACHE_BYTES = 256L * 1024 * 1024;
    /** The best of the intervals tried. With each commit the record cache publishes totals. */
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);

    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseParallelGC", "-Xmx6g");

    @Override
    public String code() {
        return "e4";
    }

    @Override
    public String title() {
        return "plain DSL, RocksDB";
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return List.of(InputTopic.topic(environment.topics().dailyTotals()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new CandidateProgram(
                "streams",
                JVM_OPTIONS,
                environment -> StreamsRun.start(
                        environment, new PlainDslTopology(environment)::build, COMMIT_INTERVAL, CACHE_BYTES)));
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return DailyTotalRecords.goal(environment);
    }
}
